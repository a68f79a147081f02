namespace Tutti.Transport.Replicas;

/// <summary>
/// The replicas of one kind of process, and which of them is called next.
/// <code>
/// TriedReplicas tried = default;
/// var lease = replicas.Choose(ref tried);
/// if (!lease.IsChosen) { /* fail at once: lease.Result says why */ }
/// … call lease.Target …
/// lease.End(CallOutcome.Answered);
/// </code>
/// </summary>
/// <remarks>
/// <para>Where this comes from:</para>
/// <list type="bullet">
/// <item>The choice is the <em>power of two choices</em> (M. Mitzenmacher, "The Power of Two Choices in Randomized Load Balancing", 1996),
/// on the calls in flight: a replica that is slow has more of them, and so gets fewer.</item>
/// <item>Replicas are left out for a time that grows, at most a share of them because of failed calls, as Envoy's documentation describes
/// for <em>outlier detection</em> and <em>slow start</em>. Failures are compared with those of the other replicas: when all fail, something
/// behind them does, and leaving them out would help nobody.</item>
/// <item>A replica that was left out is let in by one probe, and when all are unreachable calls fail at once until the next probe is due: the
/// <em>circuit breaker</em> of M. Nygard ("Release It!", 2007), one for each replica.</item>
/// <item>For retries, see <see cref="RetryBudget"/>.</item>
/// </list>
/// <para>Choosing, beginning and ending a call takes no lock and allocates nothing, unless the call fails.</para>
/// </remarks>
internal sealed class ReplicaSet<T> : IReplicaSource, IDisposable
    where T : class
{
    private readonly Lock _replacing = new();
    private readonly Func<ReplicaAddress, T> _create;
    private readonly ReplicaSetOptions _options;
    private readonly ReplicaChoice _choice;
    private readonly ReplicaReport _report;
    private readonly RetryPolicy _retries;
    private int _lastNumber;
    private long _goneCalls;

    /// <summary>A set without replicas.</summary>
    /// <param name="name">What kind of process they are, for those who observe.</param>
    /// <param name="create">Makes what a replica is reached by. It must not wait for anything.</param>
    /// <param name="options">The clock and the like.</param>
    public ReplicaSet(string name, Func<ReplicaAddress, T> create, ReplicaSetOptions? options = null)
    {
        Name = name;
        _create = create;
        _options = options ?? new();
        _choice = new(_options.Settings, _options.Random);
        _report = new(name, _options.Logger, _options.Metrics);
        Health = new(_options.Settings, _options.Time, _options.Random, _report);
        _retries = new(_options.Retries, new RetryBudget(_options.Retries, _options.Time), _options.Random);
        _options.Metrics?.Add(this);
    }

    /// <summary>What kind of process they are.</summary>
    public string Name { get; }

    /// <summary>Called with what a replica was reached by when it is no longer one. Calls may still be on their way.</summary>
    public Action<T>? Retire { get; init; }

    /// <summary>
    /// Finds out whether an unreachable replica is back, by connecting to it, so that no call has to while there are other replicas. It
    /// has to return at once, and to end the lease later. Without it, or when there is no other replica, a call finds out.
    /// </summary>
    public Action<ReplicaLease<T>>? Probe { get; init; }

    /// <summary>Called whenever a replica turns out to be unreachable, or a connection breaks: it may have moved.</summary>
    public Action? ConnectionFailed { get; init; }

    /// <summary>Whether nobody can be reached since so short a time that it is worth to ask again in a moment.</summary>
    public bool HasJustLostAll => Health.HasJustLostAll;

    internal ReplicaHealth Health { get; }

    /// <summary>Chooses a replica for an attempt: one that takes calls and was not tried, if there is any.</summary>
    /// <param name="tried">Those that the call was sent to before; the chosen one is added.</param>
    public ReplicaLease<T> Choose(ref TriedReplicas tried)
    {
        var members = Health.Members;
        if (members.LeftOut.Length > 0)
        {
            return ChooseAround(members, ref tried);
        }
        return members.Usable.Length == 0 ? new(ChoiceResult.NoneKnown) : ChooseUsable(members.Usable, ref tried);
    }

    /// <summary>
    /// Whether a call that failed may be tried once more. To be asked once for each failed attempt, for what is granted is counted.
    /// </summary>
    /// <param name="attempt">The attempt that failed.</param>
    /// <param name="delay">How long to wait before the next one.</param>
    public bool MayRetry(in FailedAttempt attempt, out TimeSpan delay)
    {
        if (!_retries.MayRetry(attempt, TotalCalls, out delay))
        {
            return false;
        }
        _report.Retried();
        return true;
    }

    /// <summary>Puts other replicas in the place of these. Those that stay keep what is known of them, and their calls.</summary>
    public void Replace(IReadOnlyList<ReplicaAddress> addresses)
    {
        List<Replica> gone;
        lock (_replacing)
        {
            var old = Health.Members.All;
            Replica[] now =
            [
                .. addresses
                    .Distinct()
                    .Select(address => Array.Find(old, replica => replica.Address == address) ?? Create(address)),
            ];
            gone = [.. old.Except(now)];
            Health.Replace(now);
            Volatile.Write(ref _goneCalls, _goneCalls + gone.Sum(replica => replica.Calls));
        }
        foreach (var replica in gone)
        {
            Retire?.Invoke(((Replica<T>)replica).Target);
        }
    }

    /// <summary>Lets all be called again that were left out: somebody who knows says that they are there.</summary>
    public void ReadmitAll() => Health.ReadmitAll();

    /// <summary>What is known now.</summary>
    public ReplicaSetSnapshot Snapshot() =>
        new(
            Name,
            [.. Health.Members.All.Select(replica => ReplicaSnapshot.Of(replica, Health.Now, _options.Settings))],
            _retries.Granted
        );

    /// <summary>Lets all replicas go.</summary>
    public void Dispose()
    {
        _options.Metrics?.Remove(this);
        Replace([]);
    }

    internal void Judge(Replica<T> replica, int epoch, bool isProbe, CallOutcome outcome)
    {
        if (outcome is not (CallOutcome.Answered or CallOutcome.Canceled))
        {
            _report.Failed(replica, outcome);
        }
        if (isProbe)
        {
            Health.EndProbe(replica, epoch, outcome);
        }
        else
        {
            var usable = Health.Members.Usable.Length;
            Health.Failed(replica, epoch, outcome);
            if (usable > 0 && Health.Members.Usable.Length == 0)
            {
                LookForOthers(replica);
            }
        }
        if (outcome is CallOutcome.Unreachable or CallOutcome.Lost)
        {
            ConnectionFailed?.Invoke();
        }
    }

    // Where a process was away for long, its next version may have just come, and those of the last one go.
    private void LookForOthers(Replica gone)
    {
        foreach (var other in Health.Members.LeftOut)
        {
            if (Probe is not null && other != gone && Health.TryBeginProbe(other, ProbeUrgency.AtOnce, out var epoch))
            {
                Probe(new((Replica<T>)other, epoch, isProbe: true));
            }
        }
    }

    private long TotalCalls => Volatile.Read(ref _goneCalls) + Health.Members.All.Sum(replica => replica.Calls);

    private Replica<T> Create(ReplicaAddress address) => new(++_lastNumber, address, _create(address), this);

    private ReplicaLease<T> ChooseUsable(Replica[] usable, ref TriedReplicas tried) =>
        Begin(_choice.Take(usable, tried, Health), ref tried);

    private ReplicaLease<T> ChooseAround(Members members, ref TriedReplicas tried)
    {
        var now = Health.Now;
        if (now >= members.ProbeAt)
        {
            foreach (var replica in members.LeftOut)
            {
                if (now >= replica.ProbeAt && BeginProbe(replica, members, ref tried, out var probe))
                {
                    return probe;
                }
            }
        }
        return members.Usable.Length > 0
            ? ChooseUsable(members.Usable, ref tried)
            : ChooseAlone(members, now, ref tried);
    }

    // An outlier that answers sometimes is better than nobody; then one that may have come back; then the truth.
    private ReplicaLease<T> ChooseAlone(Members members, long now, ref TriedReplicas tried)
    {
        if (members.Outliers.Length > 0)
        {
            return ChooseUsable(members.Outliers, ref tried);
        }
        var next = members.LeftOut[0];
        var urgency = UrgencyFor(next, tried);
        foreach (var replica in members.LeftOut)
        {
            var other = UrgencyFor(replica, tried);
            if (replica.ProbeFrom(other) < next.ProbeFrom(urgency))
            {
                (next, urgency) = (replica, other);
            }
        }
        return now >= next.ProbeFrom(urgency) && Health.TryBeginProbe(next, urgency, out var epoch)
            ? Begin(next, epoch, isProbe: true, ref tried)
            : new(ChoiceResult.AllUnreachable);
    }

    // Of many calls that find nobody only a few are let through; those have a look everywhere.
    private static ProbeUrgency UrgencyFor(Replica replica, in TriedReplicas tried) =>
        tried.Count > 0 && !tried.Contains(replica.Number) ? ProbeUrgency.AtOnce : ProbeUrgency.Alone;

    private bool BeginProbe(Replica replica, Members members, ref TriedReplicas tried, out ReplicaLease<T> lease)
    {
        lease = default;
        var aside = Probe is not null && members.Usable.Length > 0 && replica.Reason == EjectionReason.Unreachable;
        if (
            (!aside && tried.Contains(replica.Number))
            || !Health.TryBeginProbe(replica, ProbeUrgency.Due, out var epoch)
        )
        {
            return false;
        }
        if (aside)
        {
            Probe!(new((Replica<T>)replica, epoch, isProbe: true));
            return false;
        }
        lease = Begin(replica, epoch, isProbe: true, ref tried);
        return true;
    }

    private static ReplicaLease<T> Begin(Replica replica, ref TriedReplicas tried) =>
        Begin(replica, replica.Epoch, isProbe: false, ref tried);

    private static ReplicaLease<T> Begin(Replica replica, int epoch, bool isProbe, ref TriedReplicas tried)
    {
        tried.Add(replica.Number);
        return new((Replica<T>)replica, epoch, isProbe);
    }
}
