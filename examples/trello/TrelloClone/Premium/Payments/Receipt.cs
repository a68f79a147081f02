using System.ComponentModel.DataAnnotations;

namespace TrelloClone.Premium.Payments;

/// <summary>Proof of a payment.</summary>
/// <param name="Number">The receipt's number.</param>
/// <param name="Reference">What was paid.</param>
/// <param name="Amount">How much it was, in euros.</param>
/// <param name="PaidAt">When it was paid.</param>
public sealed record Receipt(int Number, string Reference, decimal Amount, DateTimeOffset PaidAt);

/// <summary>A payment to make.</summary>
/// <param name="Reference">What is paid.</param>
/// <param name="Amount">How much, in euros.</param>
/// <param name="CardNumber">The number of the card that pays.</param>
public sealed record ChargeCard(
    [StringLength(50, MinimumLength = 1)] string Reference,
    [Range(0.01, 10_000)] decimal Amount,
    [RegularExpression("[0-9]{12,19}")] string CardNumber
);
