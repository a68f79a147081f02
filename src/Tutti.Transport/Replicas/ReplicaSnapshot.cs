namespace Tutti.Transport.Replicas;

/// <summary>A set of replicas at one moment.</summary>
/// <param name="Name">What kind of process they are.</param>
/// <param name="Replicas">Each of them.</param>
/// <param name="Retries">How many calls were tried again.</param>
internal sealed record ReplicaSetSnapshot(string Name, IReadOnlyList<ReplicaSnapshot> Replicas, long Retries);

/// <summary>A replica at one moment.</summary>
/// <param name="Address">Where it listens.</param>
/// <param name="State">Whether it is called.</param>
/// <param name="Reason">Why it is left out, if it is.</param>
/// <param name="ProbeIn">When the next probe may begin, if it is left out. If there is nobody else to call, it is sooner.</param>
/// <param name="InFlight">How many calls are on their way.</param>
/// <param name="Calls">How many calls have begun.</param>
/// <param name="Failures">How many have failed, in a way that may be its fault.</param>
/// <param name="Ejections">How often it was left out.</param>
internal sealed record ReplicaSnapshot(
    string Address,
    ReplicaState State,
    EjectionReason? Reason,
    TimeSpan? ProbeIn,
    int InFlight,
    long Calls,
    long Failures,
    int Ejections
)
{
    public static ReplicaSnapshot Of(Replica replica, long now, ReplicaSettings settings)
    {
        var state = replica.State;
        var isWarming = replica.WarmFrom is not 0 and var from && now - from < settings.WarmUp.Ticks;
        var isLeftOut = state != ReplicaState.Healthy;
        return new(
            replica.Text,
            !isLeftOut && isWarming ? ReplicaState.Warming : state,
            isLeftOut ? replica.Reason : null,
            isLeftOut ? TimeSpan.FromTicks(Math.Max(0, replica.ProbeAt - now)) : null,
            replica.InFlight,
            replica.Calls,
            replica.Failures,
            replica.Ejections
        );
    }
}
