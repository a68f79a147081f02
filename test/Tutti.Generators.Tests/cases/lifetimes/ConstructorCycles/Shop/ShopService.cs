using Microsoft.Extensions.DependencyInjection;
using Tutti;

namespace MyApp.Shop;

[Service("shop")]
public sealed class ShopService(Orders orders) : IConfigureService
{
    public static void Configure(ServiceSetup setup)
    {
        setup.Services.AddScoped<Orders>();
        setup.Services.AddScoped<ICustomers, Customers>();
        setup.Services.AddScoped<Invoices>();
        setup.Services.AddSingleton<Self>();
    }

    [Get("/orders")]
    public string Get() => orders.ToString() ?? "";
}

public interface ICustomers;

public sealed class Orders(ICustomers customers)
{
    public object Customers => customers;
}

public sealed class Customers(Invoices invoices) : ICustomers
{
    public object Invoices => invoices;
}

public sealed class Invoices(Orders orders)
{
    public object Orders => orders;
}

public sealed class Self(Self self)
{
    public object Me => self;
}

// Nobody registers it: it is no part of what the container creates.
public sealed class Node(Node? parent)
{
    public Node? Parent => parent;
}
