using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Tutti.Hosting;

/// <summary>How a process ends.</summary>
internal sealed class Shutdown(TuttiOptions options, Topology topology)
{
    /// <summary>What hosted services have to stop in, when no request is left, before the host gives up on them.</summary>
    public static readonly TimeSpan ForHostedServices = TimeSpan.FromSeconds(10);

    // The key of the server that does the work.
    private const string Inner = "Tutti.Inner";

    /// <summary>How long it goes on serving. A supervisor sends nothing more to a process that it stops.</summary>
    public TimeSpan Delay => topology.IsSupervised ? TimeSpan.Zero : options.ShutdownDelay;

    /// <summary>How long requests in flight may take then.</summary>
    public TimeSpan Timeout => options.ShutdownTimeout;

    /// <summary>Whether requests are counted; a process of which nothing is said goes without.</summary>
    public bool WatchesRequests => topology.IsGiven || Delay > TimeSpan.Zero;

    /// <summary>Puts the server that is registered into a <see cref="DrainingServer"/>.</summary>
    public static void AddTo(IServiceCollection services, Topology topology)
    {
        services
            .AddOptions<Microsoft.Extensions.Hosting.HostOptions>()
            .Configure<IOptions<TuttiOptions>>(
                (host, tutti) =>
                    host.ShutdownTimeout = tutti.Value.ShutdownDelay + tutti.Value.ShutdownTimeout + ForHostedServices
            );
        services.AddSingleton(host => new Shutdown(host.GetRequiredService<IOptions<TuttiOptions>>().Value, topology));
        // One that is registered later, as by tests, has no connections that could be drained.
        if (services.LastOrDefault(service => service.ServiceType == typeof(IServer)) is not { } server)
        {
            return;
        }
        services.Remove(server);
        services.Add(Keyed(server));
        services.AddSingleton<IServer>(host => new DrainingServer(
            host.GetRequiredKeyedService<IServer>(Inner),
            host.GetRequiredService<Shutdown>(),
            host.GetRequiredService<ILogger<DrainingServer>>(),
            host.GetService<StartFailure>()
        ));
    }

    private static ServiceDescriptor Keyed(ServiceDescriptor server) =>
        server switch
        {
            { ImplementationType: { } type } => new(typeof(IServer), Inner, type, ServiceLifetime.Singleton),
            { ImplementationFactory: { } create } => new(
                typeof(IServer),
                Inner,
                (host, _) => create(host),
                ServiceLifetime.Singleton
            ),
            _ => new(typeof(IServer), Inner, server.ImplementationInstance!),
        };
}
