using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Tutti.ServiceCalls;

namespace Tutti.Services;

/// <summary>Fills the registrations of a service: what the host forwards, the clients of other services, the infrastructure that it uses, then its own.</summary>
internal static class ServiceRegistrations
{
    /// <summary>Fills them.</summary>
    /// <returns>What is wrong, each with the remedy.</returns>
    public static IReadOnlyList<string> Fill(ServiceRuntime service, IServiceProvider host)
    {
        var services = service.Registrations;
        Forward(services, host);
        AddClients(service);
        service.App.Resources.Register(service);
        var setup = new ServiceSetup(
            service.Name,
            services,
            host.GetRequiredService<IConfiguration>(),
            host.GetRequiredService<IHostEnvironment>()
        );
        service.Definition.Configure(setup);
        var missing = HostServices.Add(setup, service.App.HostRegistrations, host);
        // Only now: a service that adds HTTP clients of its own needs a factory that knows them.
        if (host.GetService<IServiceProviderIsService>()?.IsService(typeof(IHttpClientFactory)) is true)
        {
            services.TryAddSingleton<IHttpClientFactory>(new HostHttpClients(host));
        }
        service.App.Overrides?.Register(service.Name, services);
        return
        [
            .. missing.Select(type =>
                $"The service '{service.Name}' takes {type} from the host, which does not have it. "
                + $"Register it in Program.cs, before the host is built: builder.Services.AddScoped<{type.Name}>();"
            ),
        ];
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

    /// <summary>The host's factory, which is slow to load and made when it is needed.</summary>
    private sealed class HostHttpClients(IServiceProvider host) : IHttpClientFactory
    {
        public HttpClient CreateClient(string name) => host.GetRequiredService<IHttpClientFactory>().CreateClient(name);
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
