using System.ComponentModel;

namespace Tutti.CompilerServices;

/// <summary>What a resource needs to know of the process that it is opened in.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ResourceContext
{
    /// <summary>The host's provider: configuration, logging, environment.</summary>
    public required IServiceProvider Host { get; init; }

    /// <summary>Whether the service that declares the resource runs in this process, which therefore keeps it in order.</summary>
    public required bool IsOwner { get; init; }

    /// <summary>
    /// How many resources of its kind the processes of the app open at most, all of them together. What has to be shared between them, such as a server's
    /// connections, is divided by it.
    /// </summary>
    public required int Openings { get; init; }

    /// <summary>The services of this process that use it, with whether they only read.</summary>
    public required IReadOnlyList<(string Service, bool ReadOnly)> Users { get; init; }
}
