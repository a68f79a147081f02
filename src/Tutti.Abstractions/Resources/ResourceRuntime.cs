using System.ComponentModel;
using Microsoft.Extensions.DependencyInjection;

namespace Tutti.CompilerServices;

/// <summary>A resource in a process.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class ResourceRuntime : IAsyncDisposable
{
    /// <summary>Registers what a service's classes get injected.</summary>
    /// <param name="services">The service's registrations.</param>
    /// <param name="service">The service's name.</param>
    /// <param name="readOnly">Whether the service only reads.</param>
    public abstract void Register(IServiceCollection services, string service, bool readOnly);

    /// <summary>Makes it ready; requests are taken only then. Waits, and says so, while what it depends on is not there yet.</summary>
    /// <param name="cancellationToken">The start was given up.</param>
    /// <returns>A task that ends when it can be used.</returns>
    /// <exception cref="ResourceException">It cannot become ready by waiting.</exception>
    public abstract Task StartAsync(CancellationToken cancellationToken);

    /// <summary>Lets go of it, after everything that used it.</summary>
    /// <returns>A task that ends when that is done.</returns>
    public abstract ValueTask DisposeAsync();
}

/// <summary>A resource cannot be used, and waiting would not help. The message says what, and the remedy.</summary>
/// <param name="message">The message, shown to the developer as it is.</param>
/// <param name="inner">The cause, if there is one.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ResourceException(string message, Exception? inner = null) : Exception(message, inner);
