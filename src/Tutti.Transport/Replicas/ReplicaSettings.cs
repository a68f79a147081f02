namespace Tutti.Transport.Replicas;

/// <summary>When a replica is left out, and for how long.</summary>
internal sealed record ReplicaSettings
{
    /// <summary>How many connections in a row may break, with no answer in between, until a replica counts as unreachable. That nobody listens is enough once.</summary>
    public int LossesToEject { get; init; } = 3;

    /// <summary>How long a replica is left out at first; twice as long each further time.</summary>
    public TimeSpan FirstEjection { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How long a replica is left out at most. One that has then worked for as long begins anew.</summary>
    public TimeSpan LongestEjection { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How soon a replica is tried again when there is no other one to call; twice as long each further time.</summary>
    public TimeSpan FirstRetryWhenAlone { get; init; } = TimeSpan.FromMilliseconds(50);

    /// <summary>How soon a replica is tried again, at the latest, when there is no other one to call.</summary>
    public TimeSpan LongestRetryWhenAlone { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>
    /// How long it takes, from when the last replica is left out, until calls fail at once: one of the others may have come back, which is found out meanwhile.
    /// </summary>
    public TimeSpan Grace { get; init; } = TimeSpan.FromMilliseconds(250);

    /// <summary>How long a probe may take until another one may begin.</summary>
    public TimeSpan ProbePatience { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long it takes a new or readmitted replica to get its full share.</summary>
    public TimeSpan WarmUp { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Failures are compared over this time, and the same time before it.</summary>
    public TimeSpan OutlierWindow { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How often failures are compared at most.</summary>
    public TimeSpan OutlierInterval { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>How many calls have to have ended in that time for a comparison to mean something.</summary>
    public int OutlierCalls { get; init; } = 20;

    /// <summary>Which share of a replica's calls has to fail for it to be an outlier.</summary>
    public double OutlierShare { get; init; } = 0.3;

    /// <summary>How many times the share of the other replicas that has to be.</summary>
    public double OutlierFactor { get; init; } = 3;

    /// <summary>Which share of the replicas may be left out as outliers at a time; one always remains.</summary>
    public double MostOutliers { get; init; } = 0.5;
}
