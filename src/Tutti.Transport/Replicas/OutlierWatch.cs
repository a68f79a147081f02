namespace Tutti.Transport.Replicas;

/// <summary>
/// Compares the failures of replicas. It looks only when calls fail, so that it costs nothing while they do not. Called under the lock
/// of <see cref="ReplicaHealth"/>, but for <see cref="IsDue"/>.
/// </summary>
internal sealed class OutlierWatch(ReplicaSettings settings)
{
    private long _next;
    private long _windowStart;

    /// <summary>Whether it is time for another look.</summary>
    public bool IsDue(long now) => now >= Volatile.Read(ref _next);

    /// <summary>The replica that fails most, if it fails so much more often than the others that it is to be left out.</summary>
    public Replica? Find(Members members, long now)
    {
        if (!IsDue(now))
        {
            return null;
        }
        Volatile.Write(ref _next, now + settings.OutlierInterval.Ticks);
        MoveWindow(members.All, now);
        return MayLeaveOutOneMore(members) ? Worst(members.Usable) : null;
    }

    private bool MayLeaveOutOneMore(Members members) =>
        members.Usable.Length > 1 && members.Outliers.Length + 1 <= members.All.Length * settings.MostOutliers;

    private Replica? Worst(Replica[] usable)
    {
        var all = usable.Aggregate(default(Tally), (sum, replica) => sum + Recent(replica));
        Replica? worst = null;
        foreach (var replica in usable)
        {
            var recent = Recent(replica);
            if (
                Tally.IsOutlier(recent, all - recent, settings) && (worst is null || recent.Share > Recent(worst).Share)
            )
            {
                worst = replica;
            }
        }
        return worst;
    }

    private static Tally Recent(Replica replica) => replica.Total - replica.PreviousStart;

    private void MoveWindow(Replica[] all, long now)
    {
        var passed = now - _windowStart;
        if (passed < settings.OutlierWindow.Ticks)
        {
            return;
        }
        _windowStart = now;
        foreach (var replica in all)
        {
            var total = replica.Total;
            // After a long time without failures both windows are long past.
            replica.PreviousStart = passed < 2 * settings.OutlierWindow.Ticks ? replica.WindowStart : total;
            replica.WindowStart = total;
        }
    }
}
