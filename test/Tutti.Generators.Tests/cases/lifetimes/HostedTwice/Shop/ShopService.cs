using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Tutti;

namespace MyApp.Shop;

[Service("shop")]
public sealed class ShopService : IConfigureService
{
    public static void Configure(ServiceSetup setup)
    {
        setup.Services.AddHostedService<Cleaner>();
        setup.Services.AddHostedService<Cleaner>();
        setup.Services.AddSingleton<IHostedService, Cleaner>();
        setup.Services.AddHostedService<Other>();
    }
}

public class Cleaner : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}

public sealed class Other : Cleaner;
