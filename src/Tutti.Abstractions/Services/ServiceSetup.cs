using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Tutti;

/// <summary>What a service can set up before it starts; see <see cref="IConfigureService"/>.</summary>
public sealed class ServiceSetup
{
    private readonly List<Type> _fromHost = [];

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

    /// <summary>What <see cref="AddFromHost{TDependency}"/> was called with, in order.</summary>
    public IReadOnlyList<Type> FromHost => _fromHost;

    /// <summary>The host's configuration.</summary>
    public IConfiguration Configuration { get; }

    /// <summary>The host's environment.</summary>
    public IHostEnvironment Environment { get; }

    /// <summary>
    /// Lets classes of this service have a dependency that the host registers in <c>Program.cs</c>: its <c>DbContext</c>, say, while an existing
    /// app is being divided into services. A singleton is the host's own; what is scoped or transient there, is it here too, in a scope of the
    /// host that is opened for the call.
    /// </summary>
    /// <remarks>
    /// Every process has a host of its own. What the service shares through memory with the host's other code, it shares only as long as both
    /// are in one process.
    /// </remarks>
    /// <typeparam name="TDependency">The type, as the host registers it.</typeparam>
    /// <returns>This setup.</returns>
    /// <example>
    /// <code>
    /// public static void Configure(ServiceSetup setup) =&gt; setup.AddFromHost&lt;ShopContext&gt;();
    /// </code>
    /// </example>
    public ServiceSetup AddFromHost<TDependency>()
        where TDependency : class
    {
        _fromHost.Add(typeof(TDependency));
        return this;
    }
}
