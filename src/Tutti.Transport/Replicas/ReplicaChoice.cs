namespace Tutti.Transport.Replicas;

/// <summary>
/// The power of two choices: of two replicas drawn by chance, the one with fewer calls in flight. It comes close to asking all of
/// them, without the herd that runs to whichever is the least busy.
/// </summary>
internal sealed class ReplicaChoice(ReplicaSettings settings, Random random)
{
    // A replica that warms up is never quite without calls, or it would stay as cold as it is.
    private const double ColdestShare = 0.1;

    /// <summary>Chooses one of at least one; one that was not tried if there is any.</summary>
    /// <param name="usable">Those to choose from.</param>
    /// <param name="tried">Those to avoid.</param>
    /// <param name="health">The clock, for those that warm up.</param>
    public Replica Take(Replica[] usable, in TriedReplicas tried, ReplicaHealth health)
    {
        if (usable.Length == 1)
        {
            return usable[0];
        }
        // One number of 63 bits is two of 31.
        var chance = random.NextInt64();
        var i = Scale(chance & int.MaxValue, usable.Length);
        var j = Scale((chance >> 31) & int.MaxValue, usable.Length - 1);
        var first = usable[i];
        var second = usable[j >= i ? j + 1 : j];
        if (tried.Count > 0)
        {
            AvoidTried(usable, i, tried, ref first, ref second);
        }
        if ((first.WarmFrom | second.WarmFrom) != 0)
        {
            AvoidCold(health.Now, ref first, ref second);
        }
        return second.InFlight < first.InFlight ? second : first;
    }

    private static int Scale(long chance, int length) => (int)((chance * length) >> 31);

    private static void AvoidTried(
        Replica[] usable,
        int start,
        in TriedReplicas tried,
        ref Replica first,
        ref Replica second
    )
    {
        var firstTried = tried.Contains(first.Number);
        var secondTried = tried.Contains(second.Number);
        if (firstTried && secondTried)
        {
            for (var offset = 1; offset < usable.Length; offset++)
            {
                var other = usable[(start + offset) % usable.Length];
                if (!tried.Contains(other.Number))
                {
                    first = second = other;
                    return;
                }
            }
        }
        else if (firstTried)
        {
            first = second;
        }
        else if (secondTried)
        {
            second = first;
        }
    }

    // Without calls in flight a cold replica would win every comparison, and be flooded.
    private void AvoidCold(long now, ref Replica first, ref Replica second)
    {
        var firstTakes = Takes(first, now);
        var secondTakes = Takes(second, now);
        if (firstTakes && !secondTakes)
        {
            second = first;
        }
        else if (secondTakes && !firstTakes)
        {
            first = second;
        }
    }

    private bool Takes(Replica replica, long now)
    {
        var from = replica.WarmFrom;
        if (from == 0)
        {
            return true;
        }
        var share = (double)(now - from) / settings.WarmUp.Ticks;
        if (share >= 1)
        {
            replica.EndWarmUp(from);
            return true;
        }
        return random.NextDouble() < Math.Max(share, ColdestShare);
    }
}
