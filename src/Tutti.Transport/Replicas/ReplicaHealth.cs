namespace Tutti.Transport.Replicas;

/// <summary>Which replicas take calls. What changes that is rare, and happens under a lock; reading it does not.</summary>
internal sealed class ReplicaHealth(ReplicaSettings settings, TimeProvider time, Random random, ReplicaReport report)
{
    private const double LeastOfBackoff = 0.8;

    private readonly Lock _gate = new();
    private readonly long _origin = time.GetTimestamp();
    private readonly OutlierWatch _outliers = new(settings);
    private Members _members = Members.None;
    private long _noneSince = long.MinValue / 2;

    public Members Members => Volatile.Read(ref _members);

    /// <summary>Whether the last replica that took calls has been left out for no longer than <see cref="ReplicaSettings.Grace"/>.</summary>
    public bool HasJustLostAll =>
        Members.Usable.Length == 0 && Now - Volatile.Read(ref _noneSince) < settings.Grace.Ticks;

    /// <summary>The time since the beginning, in ticks; never 0.</summary>
    public long Now => time.GetElapsedTime(_origin).Ticks + 1;

    /// <summary>Puts these in the place of the replicas that there are. New ones warm up, unless nobody else could take their calls.</summary>
    public void Replace(Replica[] all)
    {
        lock (_gate)
        {
            var old = _members;
            foreach (var replica in old.All.Except(all))
            {
                replica.IsMember = false;
            }
            if (all.Intersect(old.Usable).Any())
            {
                foreach (var replica in all.Except(old.All))
                {
                    replica.WarmFrom = Now;
                }
            }
            Publish(all);
        }
    }

    /// <summary>All take calls again: somebody who knows says that they are there.</summary>
    public void ReadmitAll()
    {
        lock (_gate)
        {
            foreach (var replica in _members.LeftOut)
            {
                replica.FailedTimes = 0;
                Readmit(replica);
                report.ReadmittedByWord(replica);
            }
        }
    }

    /// <summary>Begins a probe if it is time and nobody else has.</summary>
    /// <param name="replica">The replica.</param>
    /// <param name="urgency">When it is time.</param>
    /// <param name="epoch">What <see cref="EndProbe"/> has to be told.</param>
    public bool TryBeginProbe(Replica replica, ProbeUrgency urgency, out int epoch)
    {
        lock (_gate)
        {
            var now = Now;
            epoch = replica.Epoch;
            if (!replica.IsMember || replica.State == ReplicaState.Healthy || now < replica.ProbeFrom(urgency))
            {
                return false;
            }
            replica.State = ReplicaState.Probing;
            replica.ProbeAt = replica.ProbeAloneAt = now + settings.ProbePatience.Ticks;
            epoch = replica.NextEpoch();
            Publish(_members.All);
            return true;
        }
    }

    /// <summary>The connection for a probe is there: that is all there was to find out, unless calls failed over connections.</summary>
    public bool TryConnect(Replica replica, ref int epoch)
    {
        lock (_gate)
        {
            if (!IsProbe(replica, epoch) || replica.Reason == EjectionReason.Outlier)
            {
                return false;
            }
            Readmit(replica);
            epoch = replica.Epoch;
        }
        report.Readmitted(replica);
        return true;
    }

    /// <summary>A probe has ended.</summary>
    public void EndProbe(Replica replica, int epoch, CallOutcome outcome)
    {
        TimeSpan ejected = default;
        lock (_gate)
        {
            if (!IsProbe(replica, epoch))
            {
                return;
            }
            if (Proves(outcome, replica.Reason))
            {
                Readmit(replica);
            }
            else
            {
                ejected = EjectAgain(replica, outcome);
            }
        }
        if (ejected == default)
        {
            report.Readmitted(replica);
        }
        else
        {
            report.StillEjected(replica, ejected);
        }
    }

    /// <summary>A probe was not made: whoever comes next may make it, at once.</summary>
    public void GiveBack(Replica replica, int epoch)
    {
        lock (_gate)
        {
            if (!IsProbe(replica, epoch))
            {
                return;
            }
            replica.State = ReplicaState.Ejected;
            replica.ProbeAt = replica.ProbeAloneAt = Now;
            replica.NextEpoch();
            Publish(_members.All);
        }
    }

    /// <summary>A call that was no probe has failed.</summary>
    public void Failed(Replica replica, int epoch, CallOutcome outcome)
    {
        if (outcome is CallOutcome.Unreachable or CallOutcome.Lost)
        {
            LoseConnection(replica, epoch, outcome);
        }
        CompareFailures();
    }

    private static bool Proves(CallOutcome outcome, EjectionReason reason) =>
        outcome == CallOutcome.Answered || (outcome == CallOutcome.Unavailable && reason == EjectionReason.Unreachable);

    private static bool IsProbe(Replica replica, int epoch) =>
        replica is { IsMember: true, State: ReplicaState.Probing } && replica.Epoch == epoch;

    private static bool IsKnownToBeUnreachable(Replica replica) =>
        replica.State == ReplicaState.Probing
        || replica is { State: ReplicaState.Ejected, Reason: EjectionReason.Unreachable };

    private void LoseConnection(Replica replica, int epoch, CallOutcome outcome)
    {
        if (replica.Epoch != epoch)
        {
            return;
        }
        TimeSpan ejected;
        lock (_gate)
        {
            if (replica.Epoch != epoch || !replica.IsMember || IsKnownToBeUnreachable(replica))
            {
                return;
            }
            replica.NextEpoch();
            replica.Losses++;
            if (outcome == CallOutcome.Lost && replica.Losses < settings.LossesToEject)
            {
                return;
            }
            ejected = Eject(replica, EjectionReason.Unreachable);
        }
        report.Ejected(replica, EjectionReason.Unreachable, ejected);
    }

    private void CompareFailures()
    {
        var now = Now;
        if (!_outliers.IsDue(now))
        {
            return;
        }
        Replica? outlier;
        TimeSpan ejected;
        lock (_gate)
        {
            outlier = _outliers.Find(_members, now);
            if (outlier is null)
            {
                return;
            }
            ejected = Eject(outlier, EjectionReason.Outlier);
        }
        report.Ejected(outlier, EjectionReason.Outlier, ejected);
    }

    private TimeSpan Eject(Replica replica, EjectionReason reason)
    {
        if (Now - replica.ReadmittedAt > settings.LongestEjection.Ticks && replica.State == ReplicaState.Healthy)
        {
            replica.FailedTimes = 0;
        }
        replica.Ejections++;
        replica.Reason = reason;
        return LeaveOut(replica);
    }

    private TimeSpan EjectAgain(Replica replica, CallOutcome outcome)
    {
        if (outcome == CallOutcome.Canceled)
        {
            // Nothing was found out: as after the first failure, whichever it is.
            return LeaveOut(replica, times: 1);
        }
        if (outcome is CallOutcome.Unreachable or CallOutcome.Lost)
        {
            replica.Reason = EjectionReason.Unreachable;
        }
        return LeaveOut(replica);
    }

    private TimeSpan LeaveOut(Replica replica)
    {
        replica.FailedTimes++;
        return LeaveOut(replica, replica.FailedTimes);
    }

    private TimeSpan LeaveOut(Replica replica, int times)
    {
        var backoff = Jittered(settings.FirstEjection, settings.LongestEjection);
        var now = Now;
        replica.ProbeAt = now + backoff.Ticks;
        var alone = Jittered(settings.FirstRetryWhenAlone, settings.LongestRetryWhenAlone);
        replica.ProbeAloneAt = now + Math.Min(backoff.Ticks, alone.Ticks);
        replica.State = ReplicaState.Ejected;
        replica.NextEpoch();
        Publish(_members.All);
        return backoff;

        TimeSpan Jittered(TimeSpan first, TimeSpan longest) =>
            Backoff.Jitter(Backoff.Of(first, longest, times), LeastOfBackoff, random);
    }

    private void Readmit(Replica replica)
    {
        var now = Now;
        if (_members.Usable.Length == 0)
        {
            HurryOthers();
        }
        replica.State = ReplicaState.Healthy;
        replica.ReadmittedAt = now;
        replica.WarmFrom = now;
        replica.Losses = 0;
        replica.WindowStart = replica.PreviousStart = replica.Total;
        replica.NextEpoch();
        Publish(_members.All);
    }

    // What kept all away has ended for one, and it must not carry the calls of all for as long as the others failed.
    private void HurryOthers()
    {
        foreach (var replica in _members.LeftOut)
        {
            replica.ProbeAt = Math.Min(replica.ProbeAt, replica.ProbeAloneAt);
        }
    }

    private void Publish(Replica[] all)
    {
        var members = Members.Of(all);
        if (members.Usable.Length == 0 && _members.Usable.Length > 0)
        {
            Volatile.Write(ref _noneSince, Now);
        }
        Volatile.Write(ref _members, members);
    }
}
