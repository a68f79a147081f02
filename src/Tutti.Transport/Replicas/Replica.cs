namespace Tutti.Transport.Replicas;

/// <summary>
/// What is known of one replica. The numbers of calls are counted by whoever calls; all else changes under the lock of
/// <see cref="ReplicaHealth"/>, and is read without.
/// </summary>
internal abstract class Replica(int number, ReplicaAddress address)
{
    private int _inFlight;
    private long _ended;
    private long _failures;
    private int _losses;
    private int _epoch;
    private long _warmFrom;

    /// <summary>Which replica of its set it is; never that of another one.</summary>
    public int Number => number;

    public ReplicaAddress Address => address;

    /// <summary>The address as people write it.</summary>
    public string Text { get; } = address.ToString();

    /// <summary>How many calls are on their way.</summary>
    public int InFlight => Volatile.Read(ref _inFlight);

    /// <summary>How many calls have ended.</summary>
    public long Ended => Volatile.Read(ref _ended);

    /// <summary>How many calls have begun.</summary>
    public long Calls => Ended + InFlight;

    /// <summary>How many calls have failed in a way that may be the replica's fault.</summary>
    public long Failures => Volatile.Read(ref _failures);

    /// <summary>
    /// Grows with everything that changes what is thought of the replica. What is told by a call of an earlier epoch is old news: a
    /// hundred calls that end with one connection are one failure, and a late one does not spoil a new beginning.
    /// </summary>
    public int Epoch => Volatile.Read(ref _epoch);

    /// <summary>When it began to warm up; 0 if it is warm.</summary>
    public long WarmFrom
    {
        get => Volatile.Read(ref _warmFrom);
        set => Volatile.Write(ref _warmFrom, value);
    }

    /// <summary>Healthy also while it warms up.</summary>
    public ReplicaState State { get; set; }

    public EjectionReason Reason { get; set; }

    /// <summary>Whether it is (still) one of its set.</summary>
    public bool IsMember { get; set; } = true;

    /// <summary>When the next probe may begin.</summary>
    public long ProbeAt { get; set; }

    /// <summary>When the next probe may begin if there is no other replica to call.</summary>
    public long ProbeAloneAt { get; set; }

    /// <summary>When a probe may begin. Until the one that has begun takes too long, none may, however urgent.</summary>
    public long ProbeFrom(ProbeUrgency urgency) =>
        urgency switch
        {
            ProbeUrgency.AtOnce when State == ReplicaState.Ejected => 0,
            ProbeUrgency.Due => ProbeAt,
            _ => ProbeAloneAt,
        };

    public long ReadmittedAt { get; set; }

    /// <summary>How often it was found not to work since it last worked for long.</summary>
    public int FailedTimes { get; set; }

    public int Ejections { get; set; }

    /// <summary>Connections that broke in a row.</summary>
    public int Losses
    {
        get => Volatile.Read(ref _losses);
        set => Volatile.Write(ref _losses, value);
    }

    /// <summary>What has been counted at the beginning of the current window, and of the one before.</summary>
    public Tally WindowStart { get; set; }

    public Tally PreviousStart { get; set; }

    public Tally Total => new(Ended, Failures);

    public void Begin() => Interlocked.Increment(ref _inFlight);

    public void End()
    {
        // In this order, so that no call is missing in between.
        Interlocked.Increment(ref _ended);
        Interlocked.Decrement(ref _inFlight);
    }

    /// <summary>A call that had begun was not made.</summary>
    public void TakeBack() => Interlocked.Decrement(ref _inFlight);

    public void CountFailure() => Interlocked.Increment(ref _failures);

    /// <summary>It is warm, unless it began anew in the meantime.</summary>
    public void EndWarmUp(long from) => Interlocked.CompareExchange(ref _warmFrom, 0, from);

    public int NextEpoch() => Interlocked.Increment(ref _epoch);
}

/// <summary>A replica and what it is reached by.</summary>
internal sealed class Replica<T>(int number, ReplicaAddress address, T target, ReplicaSet<T> owner)
    : Replica(number, address)
    where T : class
{
    public T Target => target;

    public ReplicaSet<T> Owner => owner;
}
