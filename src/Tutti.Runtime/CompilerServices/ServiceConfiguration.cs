using System.ComponentModel;

namespace Tutti.CompilerServices;

/// <summary>Runs a service's own registrations. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ServiceConfiguration
{
    /// <summary>Calls <see cref="IConfigureService.Configure"/>, also where a class implements it explicitly.</summary>
    /// <typeparam name="TService">The service class.</typeparam>
    /// <param name="setup">Where the registrations go.</param>
    public static void Run<TService>(ServiceSetup setup)
        where TService : IConfigureService => TService.Configure(setup);
}
