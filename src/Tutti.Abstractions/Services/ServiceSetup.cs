using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Tutti;

/// <summary>What a service can set up before it starts; see <see cref="IConfigureService"/>.</summary>
public sealed class ServiceSetup
{
    /// <summary>Creates a setup; the framework does, and tests of a <c>Configure</c> method may.</summary>
    /// <param name="serviceName">The service's name.</param>
    /// <param name="services">Where the service registers its dependencies.</param>
    /// <param name="configuration">The host's configuration.</param>
    /// <param name="environment">The host's environment.</param>
    public ServiceSetup(
        string serviceName,
        IServiceCollection services,
        IConfiguration configuration,
        IHostEnvironment environment
    )
    {
        ServiceName = serviceName;
        Services = services;
        Configuration = configuration;
        Environment = environment;
    }

    /// <summary>The service's name.</summary>
    public string ServiceName { get; }

    /// <summary>
    /// The service's own registrations. Logging, <see cref="IConfiguration"/>, <see cref="IHostEnvironment"/>,
    /// <see cref="TimeProvider"/>, <see cref="IHttpClientFactory"/> and options are there already.
    /// Hosted services that are registered here run only where the service is hosted.
    /// </summary>
    public IServiceCollection Services { get; }

    /// <summary>The host's configuration.</summary>
    public IConfiguration Configuration { get; }

    /// <summary>The host's environment.</summary>
    public IHostEnvironment Environment { get; }
}
