using MyApp.Orders;
using Tutti;
using Store = MyApp.Orders.OrderStore;

namespace MyApp.Welcomes;

/// <summary>Not a use: <see cref="OrderStore"/>.</summary>
[Service("welcomes")]
[OrderNote]
public sealed class WelcomesService(IOrdersClient orders)
{
    private readonly OrderStore? _field = null;
    private readonly Store? _alias = null;
    private readonly List<OrderStore.Entry> _argument = [];
    private readonly Box<int>? _generic = null;
    private readonly MyApp.Orders.Box<Order>? _qualified = null;
    private readonly Order.Internals? _nested = null;

    // What the endpoints of a service exchange is for all.
    [Get("/welcome")]
    public async Task<Line> Welcome(Channel channel)
    {
        Order order = await orders.GetAsync(1, Channel.Web);
        Order.Address address = order.To;
        Country country = address.Country;
        return new Line(country.Code + channel);
    }

    [Get("/count")]
    public int Count() => OrderStore.Count() + OrderStore.Limit + (_field is OrderStore ? 1 : 0);

    public OrdersService? Service() => null;

    public Type Type() => typeof(Store) ?? _alias?.GetType() ?? _argument.GetType();

    public object? Others() => (object?)_generic ?? (object?)_qualified ?? _nested;
}

public sealed class Derived : OrderStore;
