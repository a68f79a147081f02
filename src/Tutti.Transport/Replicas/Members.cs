namespace Tutti.Transport.Replicas;

/// <summary>The replicas of a set at one moment. Never changed, but replaced.</summary>
/// <param name="All">All of them.</param>
/// <param name="Usable">Those that take calls.</param>
/// <param name="LeftOut">The others.</param>
/// <param name="Outliers">Those among these that can be reached.</param>
/// <param name="ProbeAt">When the first of these may be probed.</param>
internal sealed record Members(Replica[] All, Replica[] Usable, Replica[] LeftOut, Replica[] Outliers, long ProbeAt)
{
    public static Members None { get; } = Of([]);

    public static Members Of(Replica[] all)
    {
        var leftOut = Array.FindAll(all, replica => replica.State != ReplicaState.Healthy);
        return new(
            all,
            leftOut.Length == 0 ? all : Array.FindAll(all, replica => replica.State == ReplicaState.Healthy),
            leftOut,
            Array.FindAll(leftOut, replica => replica.Reason == EjectionReason.Outlier),
            leftOut.Length == 0 ? long.MaxValue : leftOut.Min(replica => replica.ProbeAt)
        );
    }
}
