using Microsoft.Extensions.DependencyInjection;
using Tutti;

namespace MyApp.Shop;

[Service("shop")]
public sealed class ShopService : IConfigureService
{
    public static void Configure(ServiceSetup setup)
    {
        setup.Services.AddScoped<ShopService>();
        setup.Services.AddSingleton<Orders>();
        setup.Services.AddScoped<Invoices>();
    }
}

public sealed class Orders
{
    [Get("/orders")]
    public string Get() => "";
}

public sealed class Invoices
{
    [Get("/invoices")]
    public string Invoice() => "";
}
