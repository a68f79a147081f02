using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Tutti;

namespace MyApp.Shop;

[Service("shop")]
public sealed class ShopService : IConfigureService
{
    public static void Configure(ServiceSetup setup)
    {
        setup.Services.AddScoped<IBasket, Basket>();
        setup.Services.AddTransient<Price>();
        setup.Services.AddSingleton<Checkout>();
        setup.Services.AddSingleton<IReport, Report>();
        setup.Services.AddSingleton(typeof(Options));
        setup.Services.AddHostedService<Cleaner>();
        setup.Services.AddScoped<Fine>();
        setup.Services.AddSingleton(services => new Checkout(null!));
    }
}

public interface IBasket;

public interface IReport;

public sealed class Basket : IBasket;

public sealed class Price(IBasket basket)
{
    public IBasket Basket => basket;
}

public sealed class Checkout(IBasket basket)
{
    public IBasket Basket => basket;
}

public sealed class Report(Price price) : IReport
{
    public Price Price => price;
}

public sealed class Options(IOptionsSnapshot<ShopService> options)
{
    public ShopService Value => options.Value;
}

public sealed class Cleaner(IBasket basket) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => Task.FromResult(basket);

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}

public sealed class Fine(IBasket basket, IServiceScopeFactory scopes)
{
    public object Both => (basket, scopes);
}
