namespace TrelloClone.Premium.Payments;

/// <summary>The payments, in memory.</summary>
public sealed class PaymentStore(TimeProvider clock)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Receipt> _receipts = [];

    /// <summary>Records a payment, unless there is one with the same reference.</summary>
    public Receipt Add(string reference, decimal amount)
    {
        lock (_lock)
        {
            if (!_receipts.TryGetValue(reference, out var receipt))
            {
                receipt = new Receipt(_receipts.Count + 1, reference, amount, clock.GetUtcNow());
                _receipts.Add(reference, receipt);
            }
            return receipt;
        }
    }
}
