namespace Tutti.Transport.Replicas;

/// <summary>How often, and how soon, calls are tried again.</summary>
internal sealed record RetrySettings
{
    /// <summary>How many attempts a call has at most.</summary>
    public int MostAttempts { get; init; } = TriedReplicas.Capacity;

    /// <summary>How long to wait before the second attempt; twice as long before each further one.</summary>
    public TimeSpan FirstDelay { get; init; } = TimeSpan.FromMilliseconds(20);

    /// <summary>How long to wait before an attempt at most.</summary>
    public TimeSpan LongestDelay { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How many retries per second are granted in any case.</summary>
    public int PerSecond { get; init; } = 10;

    /// <summary>How many more are granted, as a share of the calls.</summary>
    public double ShareOfCalls { get; init; } = 0.2;
}
