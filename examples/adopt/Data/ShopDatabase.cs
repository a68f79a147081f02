namespace Adopt.Data;

/// <summary>The database, in memory.</summary>
public sealed class ShopDatabase
{
    private readonly Lock _lock = new();
    private readonly List<Order> _orders = [];
    private int _lastOrder;

    /// <summary>What can be bought.</summary>
    public IReadOnlyList<Product> Products { get; } = [new(1, "Violin", 900.00m), new(2, "Bow", 120.00m)];

    /// <summary>What was ordered.</summary>
    public IReadOnlyList<Order> Orders
    {
        get
        {
            lock (_lock)
            {
                return [.. _orders];
            }
        }
    }

    /// <summary>A number that no order has.</summary>
    /// <returns>The number.</returns>
    public int NextOrderId() => Interlocked.Increment(ref _lastOrder);

    /// <summary>Keeps orders.</summary>
    /// <param name="orders">The orders.</param>
    public void Keep(IEnumerable<Order> orders)
    {
        lock (_lock)
        {
            _orders.AddRange(orders);
        }
    }
}
