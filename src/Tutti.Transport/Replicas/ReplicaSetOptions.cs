using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Tutti.Transport.Replicas;

/// <summary>What a set of replicas is given.</summary>
internal sealed record ReplicaSetOptions
{
    /// <summary>When replicas are left out.</summary>
    public ReplicaSettings Settings { get; init; } = new();

    /// <summary>When calls are tried again.</summary>
    public RetrySettings Retries { get; init; } = new();

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Where chance comes from. It has to be safe for many threads if the set is used by many.</summary>
    public Random Random { get; init; } = Random.Shared;

    /// <summary>Where it is told which replicas are left out, and let in again.</summary>
    public ILogger Logger { get; init; } = NullLogger.Instance;

    /// <summary>Where it is counted.</summary>
    public ReplicaMetrics? Metrics { get; init; }
}
