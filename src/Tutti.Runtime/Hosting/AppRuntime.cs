using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Tutti.CompilerServices;
using Tutti.Errors;
using Tutti.Requests;
using Tutti.ServiceCalls.Remote;
using Tutti.Services;
using Tutti.Transport.Observing;

namespace Tutti.Hosting;

/// <summary>The app as it runs in this process.</summary>
internal sealed class AppRuntime : IAsyncDisposable
{
    private const string MeterName = "Tutti";

    private readonly Dictionary<GeneratedEndpoint, EndpointRuntime> _endpoints;
    private readonly IHostApplicationLifetime _lifetime;
    private DetailsCatalog? _details;

    public AppRuntime(
        GeneratedApplication application,
        Topology topology,
        IServiceCollection hostRegistrations,
        IServiceProvider host
    )
    {
        HostRegistrations = hostRegistrations;
        Application = application;
        Topology = topology;
        Host = host;
        Options = host.GetRequiredService<IOptions<TuttiOptions>>().Value;
        Time = host.GetService<TimeProvider>() ?? TimeProvider.System;
        LoggerFactory = host.GetRequiredService<ILoggerFactory>();
        IsDevelopment = host.GetRequiredService<IHostEnvironment>().IsDevelopment();
        _lifetime = host.GetRequiredService<IHostApplicationLifetime>();
        Overrides = host.GetService<AppOverrides>();
        Metrics = new TransportMetrics(host.GetRequiredService<IMeterFactory>().Create(MeterName));
        Peers = new Peers(topology, Metrics, Time, LoggerFactory.CreateLogger("Tutti.ServiceCalls"));
        Services =
        [
            .. application
                .Services.Where(service => topology.Hosts(service.Name))
                .Select(service => new ServiceRuntime(this, service)),
        ];
        _endpoints = Services
            .SelectMany(service => service.Endpoints)
            .ToDictionary(endpoint => endpoint.Endpoint, endpoint => endpoint);
    }

    public GeneratedApplication Application { get; }

    public Topology Topology { get; }

    /// <summary>Whether <see cref="AppBuild"/> has been here.</summary>
    public bool IsBuilt { get; set; }

    /// <summary>What the host has registered.</summary>
    public IServiceCollection HostRegistrations { get; }

    /// <summary>The host's own provider.</summary>
    public IServiceProvider Host { get; }

    /// <summary>What a test changes.</summary>
    public AppOverrides? Overrides { get; }

    public TuttiOptions Options { get; }

    public TimeProvider Time { get; }

    public ILoggerFactory LoggerFactory { get; }

    /// <summary>Whether this is a developer's own machine, where failures may be told in full.</summary>
    public bool IsDevelopment { get; }

    public Peers Peers { get; }

    /// <summary>What can be observed of connections with other processes.</summary>
    public TransportMetrics Metrics { get; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset Started { get; } = TimeProvider.System.GetUtcNow();

    /// <summary>The infrastructure that the services of this process need.</summary>
    public OpenResources Resources { get; } = new();

    /// <summary>The types that details of problems can have; looked for when there is the first problem.</summary>
    public DetailsCatalog Details => _details ??= new DetailsCatalog(Application);

    /// <summary>The services that this process hosts.</summary>
    public IReadOnlyList<ServiceRuntime> Services { get; }

    /// <summary>The endpoints of the services that this process hosts.</summary>
    public IEnumerable<EndpointRuntime> Endpoints => _endpoints.Values;

    /// <summary>Whether the process has not started yet, when others may be as late as this one.</summary>
    public bool IsStarting => !_lifetime.ApplicationStarted.IsCancellationRequested;

    /// <summary>
    /// How long a call of an endpoint may take, wherever it runs: what the environment says of the endpoint, else what its own attribute says, else what the
    /// environment says of the service, else what holds for all.
    /// </summary>
    public TimeSpan TimeoutOf(EndpointInfo info)
    {
        var deadlines = Topology.Environment.Deadlines.Of;
        return deadlines.TryGetValue($"{info.Service}.{info.Name}", out var ofEndpoint) ? ofEndpoint
            : info.Timeout is { } own ? own
            : deadlines.TryGetValue(info.Service, out var ofService) ? ofService
            : Options.Timeout;
    }

    /// <summary>An endpoint, if it runs in this process.</summary>
    public EndpointRuntime? Find(GeneratedEndpoint endpoint) => _endpoints.GetValueOrDefault(endpoint);

    public async ValueTask DisposeAsync()
    {
        foreach (var service in Services.Reverse())
        {
            await service.DisposeAsync();
        }
        await Resources.DisposeAsync();
        Peers.Dispose();
    }
}
