using Microsoft.Extensions.DependencyInjection;
using Tutti;

namespace MyApp.Orders;

[Service("orders")]
public sealed class OrdersService : IConfigureService
{
    public static void Configure(ServiceSetup setup) => setup.Services.AddSingleton<OrderStore>();

    [Get("/orders/{id}")]
    public Order Get(int id, [Header] Channel? channel = null) => new(id, [], new Order.Address("", new("")));
}

public sealed record Order(int Id, IReadOnlyList<Line> Lines, Order.Address To)
{
    public sealed record Address(string Street, Country Country);

    public sealed class Internals;
}

public sealed record Line(string Item);

public sealed record Country(string Code);

public enum Channel
{
    Web,
    Shop,
}
