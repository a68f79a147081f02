using System.ComponentModel;
using Microsoft.Extensions.DependencyInjection;

namespace Tutti.CompilerServices;

/// <summary>One service of the app. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class GeneratedService
{
    /// <summary>The service's name.</summary>
    public abstract string Name { get; }

    /// <summary>The class that is marked as the service.</summary>
    public abstract Type ServiceType { get; }

    /// <summary>Names of the services whose clients its classes get injected.</summary>
    public virtual IReadOnlyList<string> Clients => [];

    /// <summary>The infrastructure that its classes get injected.</summary>
    public virtual IReadOnlyList<ResourceUse> Resources => [];

    /// <summary>Its endpoints.</summary>
    public abstract IReadOnlyList<GeneratedEndpoint> Endpoints { get; }

    /// <summary>Runs the service's own registrations, if it has any.</summary>
    /// <param name="setup">Where they go.</param>
    public virtual void Configure(ServiceSetup setup) { }

    /// <summary>Registers this service's client, a singleton, with a service that calls it.</summary>
    /// <param name="services">The registrations of the calling service.</param>
    /// <param name="calls">Makes the client's calls, in process or to another one.</param>
    public abstract void AddClient(IServiceCollection services, ServiceCallFactory calls);
}
