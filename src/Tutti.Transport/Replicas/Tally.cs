namespace Tutti.Transport.Replicas;

/// <summary>How many calls ended, and how many of them failed.</summary>
internal readonly record struct Tally(long Calls, long Failures)
{
    /// <summary>The share that failed.</summary>
    public double Share => Calls == 0 ? 0 : (double)Failures / Calls;

    public static Tally operator +(Tally left, Tally right) =>
        new(left.Calls + right.Calls, left.Failures + right.Failures);

    public static Tally operator -(Tally left, Tally right) =>
        new(left.Calls - right.Calls, left.Failures - right.Failures);

    /// <summary>Whether a replica fails so much more often than the others that it is its own fault.</summary>
    /// <param name="replica">The calls of the replica.</param>
    /// <param name="others">Those of all others together.</param>
    /// <param name="settings">How much is much.</param>
    public static bool IsOutlier(Tally replica, Tally others, ReplicaSettings settings) =>
        replica.Calls >= settings.OutlierCalls
        && others.Calls >= settings.OutlierCalls
        && replica.Share >= settings.OutlierShare
        && replica.Share >= others.Share * settings.OutlierFactor;
}
