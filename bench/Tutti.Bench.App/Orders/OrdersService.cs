namespace Tutti.Bench.App.Orders;

/// <summary>Takes orders.</summary>
[Service("orders")]
public sealed class OrdersService
{
    /// <summary>Gives an order back as it was understood.</summary>
    [Post("/orders", Public = true)]
    public Order Place(Order order) => order;
}
