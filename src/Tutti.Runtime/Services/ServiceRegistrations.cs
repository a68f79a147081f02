using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Tutti.ServiceCalls;

namespace Tutti.Services;

/// <summary>Fills the registrations of a service: what the host forwards, the clients of other services, then its own.</summary>
internal static class ServiceRegistrations
{
    public static void Fill(ServiceRuntime service, IServiceProvider host)
    {
        var services = service.Registrations;
        Forward(services, host);
        AddClients(service);
        service.Definition.Configure(
            new ServiceSetup(
                service.Name,
                services,
                host.GetRequiredService<IConfiguration>(),
                host.GetRequiredService<IHostEnvironment>()
            )
        );
        // Only now: a service that adds HTTP clients of its own needs a factory that knows them.
        if (host.GetService<IHttpClientFactory>() is { } factory)
        {
            services.TryAddSingleton(factory);
        }
    }

    // Instances, not factories: a provider disposes of what its factories have made, and these belong to the host.
    private static void Forward(IServiceCollection services, IServiceProvider host)
    {
        services.AddSingleton(host.GetRequiredService<ILoggerFactory>());
        services.AddSingleton(typeof(ILogger<>), typeof(Logger<>));
        services.AddSingleton(host.GetRequiredService<IConfiguration>());
        services.AddSingleton(host.GetRequiredService<IHostEnvironment>());
        services.AddSingleton(host.GetRequiredService<IHostApplicationLifetime>());
        services.AddSingleton(host.GetService<TimeProvider>() ?? TimeProvider.System);
        if (host.GetService<IWebHostEnvironment>() is { } environment)
        {
            services.AddSingleton(environment);
        }
        services.AddOptions();
        services.AddSingleton(host.GetRequiredService<IOptions<TuttiOptions>>());
    }

    private static void AddClients(ServiceRuntime service)
    {
        var calls = new ClientCalls(service.App, service.Name);
        foreach (var name in service.Definition.Clients)
        {
            var callee = service.App.Application.Services.FirstOrDefault(other => other.Name == name);
            callee?.AddClient(service.Registrations, calls);
        }
    }
}
