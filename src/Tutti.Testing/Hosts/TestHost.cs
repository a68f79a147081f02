using System.Reflection;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Tutti.CompilerServices;
using Tutti.Hosting;
using Tutti.Testing.Callers;

namespace Tutti.Testing.Hosts;

/// <summary>One of the hosts that the app is divided into: what would be a process elsewhere.</summary>
internal abstract class TestHost(Topology topology) : IAsyncDisposable
{
    private const string GeneratedProgram = "Tutti.Generated.EntryPoint";

    public AppRuntime App => Provider.GetRequiredService<AppRuntime>();

    /// <summary>Where it takes requests from outside.</summary>
    public Uri Address =>
        new(
            Provider
                .GetRequiredService<IServer>()
                .Features.Get<IServerAddressesFeature>()!
                .Addresses.First(address => !Listeners.IsInternal(address, topology))
        );

    protected Topology Topology => topology;

    protected abstract IServiceProvider Provider { get; }

    /// <summary>Prepares it; it does not listen yet.</summary>
    public static TestHost Create(
        TestAppOptions options,
        GeneratedApplication application,
        Topology topology,
        TestUsers users
    )
    {
        var setup = new HostSetup(options, application, topology, users);
        return HasProgram(options.App) ? new ProgramHost(setup) : new GeneratedHost(setup);
    }

    public abstract Task StartAsync();

    public abstract ValueTask DisposeAsync();

    // Where tests lie in the app's own project, the program is that of the tests.
    private static bool HasProgram(Assembly app) =>
        app.EntryPoint is { } main
        && main.DeclaringType?.FullName != GeneratedProgram
        && app != Assembly.GetEntryAssembly();
}
