namespace Tutti.Bench.App.Orders;

/// <summary>An order.</summary>
public sealed record Order(List<OrderItem> Items);

/// <summary>A line of an order.</summary>
public sealed record OrderItem(
    string Name,
    int Quantity,
    long ProductId,
    double Weight,
    decimal Price,
    bool InStock,
    DateTimeOffset AddedAt,
    OrderStatus Status
);

/// <summary>How far an order has come.</summary>
public enum OrderStatus
{
    /// <summary>It can still be changed.</summary>
    Open,

    /// <summary>It is paid for.</summary>
    Paid,

    /// <summary>It is on its way.</summary>
    Shipped,
}
