namespace Tutti.Processes.Live;

/// <summary>Another kind of process, as one that calls it sees it.</summary>
/// <param name="Process">Its name.</param>
/// <param name="Retries">How many calls were tried again.</param>
/// <param name="Replicas">Where it is called.</param>
/// <param name="Connections">The connections to it; also to replicas that are none any more, until their last calls are answered.</param>
internal sealed record LivePeer(
    string Process,
    long Retries,
    IReadOnlyList<LiveReplica> Replicas,
    IReadOnlyList<LiveConnection> Connections
);

/// <summary>A replica, as one that calls it sees it.</summary>
internal sealed record LiveReplica
{
    public required string Address { get; init; }

    /// <summary><c>healthy</c>, <c>warming</c>, <c>ejected</c> or <c>probing</c>.</summary>
    public required string State { get; init; }

    /// <summary>Why it is left out: <c>unreachable</c>, or <c>outlier</c> if it fails far more calls than the others.</summary>
    public string? Reason { get; init; }

    /// <summary>When it is tried again.</summary>
    public double? ProbeInSeconds { get; init; }

    public required int InFlight { get; init; }

    /// <summary>How often a call was to be sent there.</summary>
    public required long Attempts { get; init; }

    /// <summary>Those that failed in a way that may be its fault.</summary>
    public required long Failures { get; init; }

    /// <summary>How often it was left out.</summary>
    public required int Ejections { get; init; }
}

/// <summary>A connection by which a process calls another one.</summary>
internal sealed record LiveConnection
{
    public required string Address { get; init; }

    public required DateTimeOffset Opened { get; init; }

    public required int InFlight { get; init; }

    /// <summary>Calls that were sent in the binary form.</summary>
    public required long BinaryCalls { get; init; }

    /// <summary>Calls that were sent in JSON.</summary>
    public required long JsonCalls { get; init; }

    /// <summary>How many endpoints both sides know in the same form.</summary>
    public required int BinaryEndpoints { get; init; }

    /// <summary>The endpoints that are called in JSON, for the two sides know them in different forms.</summary>
    public required IReadOnlyList<string> JsonEndpoints { get; init; }

    /// <summary>The endpoints that the other side lacks.</summary>
    public required IReadOnlyList<string> MissingEndpoints { get; init; }
}

/// <summary>A connection by which a process is called.</summary>
internal sealed record LiveCaller
{
    /// <summary>The kind of process that calls.</summary>
    public required string Process { get; init; }

    /// <summary>From where; empty over a Unix socket.</summary>
    public required string Address { get; init; }

    public required DateTimeOffset Opened { get; init; }

    public required int InFlight { get; init; }

    /// <summary>Calls that came in the binary form.</summary>
    public required long BinaryCalls { get; init; }

    /// <summary>Calls that came in JSON.</summary>
    public required long JsonCalls { get; init; }
}
