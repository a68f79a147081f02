using Tutti;

namespace TrelloClone.Premium.Payments;

/// <summary>Takes money. Only other services can ask it to: none of its endpoints is public.</summary>
[Service("payment")]
public sealed class PaymentService(PaymentStore payments, ILogger<PaymentService> logger) : IConfigureService
{
    // As with most payment providers, a number that is declined, to try it out.
    private const string DeclinedEnding = "0002";

    /// <inheritdoc/>
    public static void Configure(ServiceSetup setup) => setup.Services.AddSingleton<PaymentStore>();

    /// <summary>Charges a card. The same reference is charged once, however often it is asked for.</summary>
    /// <param name="request">How much, and from which card.</param>
    /// <returns>The receipt.</returns>
    [Post("/payments", Idempotent = true)]
    public Receipt Charge(ChargeCard request)
    {
        if (request.CardNumber.EndsWith(DeclinedEnding, StringComparison.Ordinal))
        {
            throw Problem.FailedPrecondition("The card was declined.");
        }
        var receipt = payments.Add(request.Reference, request.Amount);
        logger.LogInformation("Charged {Amount} for {Reference}", receipt.Amount, receipt.Reference);
        return receipt;
    }
}
