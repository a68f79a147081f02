using Tutti;

namespace TrelloClone.Premium.Payments;

/// <summary>Takes money. Only other services can ask it to: none of its endpoints is public.</summary>
[Service("payment")]
public sealed class PaymentService(PaymentDb db, TimeProvider clock, ILogger<PaymentService> logger)
{
    // As with most payment providers, a number that is declined, to try it out.
    private const string DeclinedEnding = "0002";

    /// <summary>Charges a card. The same reference is charged once, however often it is asked for.</summary>
    /// <param name="request">How much, and from which card.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The receipt.</returns>
    [Post("/payments", Idempotent = true)]
    public async Task<Receipt> Charge(ChargeCard request, CancellationToken cancellationToken)
    {
        if (request.CardNumber.EndsWith(DeclinedEnding, StringComparison.Ordinal))
        {
            throw Problem.FailedPrecondition("The card was declined.");
        }
        // The update changes nothing: it is what makes the statement give the receipt that is there.
        var receipt = await db.QuerySingleAsync<Receipt>(
            $"""
            insert into receipts (reference, amount, paid_at)
            values ({request.Reference}, {request.Amount}, {clock.GetUtcNow()})
            on conflict (reference) do update set reference = excluded.reference
            returning number, reference, amount, paid_at
            """,
            cancellationToken
        );
        logger.LogInformation("Charged {Amount} for {Reference}", receipt.Amount, receipt.Reference);
        return receipt;
    }
}
