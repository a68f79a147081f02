namespace Tutti.Transport.Replicas;

/// <summary>Whether a replica is called.</summary>
internal enum ReplicaState
{
    /// <summary>It takes its full share of the calls.</summary>
    Healthy,

    /// <summary>It takes calls, but not its full share yet.</summary>
    Warming,

    /// <summary>It is left out for a while.</summary>
    Ejected,

    /// <summary>It is left out, and one call or connection finds out whether it is back.</summary>
    Probing,
}
