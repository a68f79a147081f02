namespace Tutti.Processes.Live;

/// <summary>
/// What a process says of itself while it runs, to whoever asks at its internal listener and has the key. There is nothing secret in it, and no list in it
/// has more than <see cref="Most"/> items.
/// </summary>
internal sealed record LiveProcess
{
    /// <summary>The service, which no app can have, of the endpoint that is asked.</summary>
    public const string Service = "$tutti";

    /// <summary>The endpoint that is asked.</summary>
    public const string Endpoint = "Live";

    /// <summary>How many items a list has at most.</summary>
    public const int Most = 256;

    /// <summary>The app's name.</summary>
    public required string App { get; init; }

    /// <summary>The kind of process.</summary>
    public required string Process { get; init; }

    /// <summary>The environment's name.</summary>
    public required string Environment { get; init; }

    /// <summary>The version of the app's assembly.</summary>
    public required string Version { get; init; }

    /// <summary>Other for each build of other sources.</summary>
    public required string Build { get; init; }

    /// <summary>The version of Tutti.</summary>
    public required string Tutti { get; init; }

    public required int Pid { get; init; }

    public required DateTimeOffset Started { get; init; }

    /// <summary><c>starting</c>, <c>ready</c> or <c>stopping</c>.</summary>
    public required string State { get; init; }

    /// <summary>Whether it takes requests from outside.</summary>
    public bool Gateway { get; init; }

    /// <summary>The services that it hosts.</summary>
    public required IReadOnlyList<string> Services { get; init; }

    /// <summary>HTTP requests that it is answering; <see langword="null"/> if they are not counted.</summary>
    public int? Requests { get; init; }

    /// <summary>The endpoints that answer calls of other processes just now.</summary>
    public required IReadOnlyList<LiveEndpoint> Endpoints { get; init; }

    /// <summary>The other kinds of processes that its services have called.</summary>
    public required IReadOnlyList<LivePeer> Peers { get; init; }

    /// <summary>The connections by which others call it.</summary>
    public required IReadOnlyList<LiveCaller> Callers { get; init; }

    public required LiveResources Resources { get; init; }
}

/// <summary>An endpoint that answers calls of other processes.</summary>
/// <param name="Name">Such as <c>orders.Place</c>.</param>
/// <param name="InFlight">How many calls it is answering.</param>
internal sealed record LiveEndpoint(string Name, int InFlight);

/// <summary>What a process takes of its machine.</summary>
/// <param name="HeapBytes">The managed heap.</param>
/// <param name="WorkingSetBytes">All memory.</param>
/// <param name="Threads">Threads of the pool.</param>
/// <param name="QueuedWork">What waits for one of them.</param>
internal sealed record LiveResources(long HeapBytes, long WorkingSetBytes, int Threads, long QueuedWork);
