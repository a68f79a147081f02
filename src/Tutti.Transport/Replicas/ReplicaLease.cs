using System.Diagnostics.CodeAnalysis;

namespace Tutti.Transport.Replicas;

/// <summary>
/// One attempt to call one replica. It counts as in flight until <see cref="End"/>, which has to be called whatever happens; a second
/// time does nothing. It changes, so it is to be kept in one place and not copied.
/// </summary>
internal struct ReplicaLease<T>
    where T : class
{
    private Replica<T>? _replica;
    private int _epoch;

    /// <summary>There is nobody to call.</summary>
    public ReplicaLease(ChoiceResult result) => Result = result;

    /// <summary>Begins an attempt.</summary>
    public ReplicaLease(Replica<T> replica, int epoch, bool isProbe)
    {
        _replica = replica;
        _epoch = epoch;
        IsProbe = isProbe;
        Result = ChoiceResult.Chosen;
        Target = replica.Target;
        replica.Begin();
    }

    /// <summary>Whether there is a replica to call, or why not.</summary>
    public readonly ChoiceResult Result { get; }

    /// <summary>What the replica is reached by; null if there is none.</summary>
    public readonly T? Target { get; }

    /// <summary>Whether there is a replica to call.</summary>
    [MemberNotNullWhen(true, nameof(Target))]
    public readonly bool IsChosen => Target is not null;

    /// <summary>Whether the attempt finds out for all others whether the replica is back. It should not wait long for a connection.</summary>
    public bool IsProbe { readonly get; private set; }

    /// <summary>
    /// Tells that a connection to the replica stands. That lets others call a replica that was unreachable before this attempt, which may
    /// take long, has ended. Needed only for probes.
    /// </summary>
    public void Connected()
    {
        if (IsProbe && _replica is { } replica && replica.Owner.Health.TryConnect(replica, ref _epoch))
        {
            IsProbe = false;
        }
    }

    /// <summary>Ends an attempt that was not made, so that nothing was found out: it leaves no trace.</summary>
    public void GiveBack()
    {
        if (_replica is not { } replica)
        {
            return;
        }
        _replica = null;
        replica.TakeBack();
        if (IsProbe)
        {
            replica.Owner.Health.GiveBack(replica, _epoch);
        }
    }

    /// <summary>Ends the attempt.</summary>
    public void End(CallOutcome outcome)
    {
        if (_replica is not { } replica)
        {
            return;
        }
        _replica = null;
        var failed = outcome is not (CallOutcome.Answered or CallOutcome.Canceled);
        if (failed)
        {
            replica.CountFailure();
        }
        replica.End();
        if (failed || IsProbe)
        {
            replica.Owner.Judge(replica, _epoch, IsProbe, outcome);
        }
        else if (outcome == CallOutcome.Answered && replica.Losses != 0)
        {
            replica.Losses = 0;
        }
    }
}
