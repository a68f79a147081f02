using Microsoft.Extensions.DependencyInjection;
using Tutti.CompilerServices;
using Tutti.Hosting;
using Tutti.Requests;

namespace Tutti.Services;

/// <summary>A service that runs in this process: its provider and its endpoints.</summary>
internal sealed class ServiceRuntime : IAsyncDisposable
{
    private ServiceProvider? _provider;

    public ServiceRuntime(AppRuntime app, GeneratedService definition)
    {
        App = app;
        Definition = definition;
        Endpoints = [.. definition.Endpoints.Select(endpoint => endpoint.CreateRuntime(this))];
    }

    public AppRuntime App { get; }

    public GeneratedService Definition { get; }

    public string Name => Definition.Name;

    public IReadOnlyList<EndpointRuntime> Endpoints { get; }

    /// <summary>Whether its code can call other services, so that what flows into calls must be at hand.</summary>
    public bool HasClients => Definition.Clients.Count > 0;

    /// <summary>What the service has registered, and what is forwarded to it.</summary>
    public IServiceCollection Registrations { get; } = new ServiceCollection();

    /// <summary>Where its dependencies come from.</summary>
    public IServiceProvider Provider =>
        _provider
        ?? throw new InvalidOperationException(
            $"The service '{Name}' is not ready. Call app.MapTutti() before the host starts."
        );

    /// <summary>Ends the registrations.</summary>
    public void Build(ServiceProviderOptions options) => _provider = Registrations.BuildServiceProvider(options);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _provider?.DisposeAsync() ?? ValueTask.CompletedTask;
}
