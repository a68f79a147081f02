namespace Tutti.Transport.Replicas;

/// <summary>Times that double, up to a longest one.</summary>
internal static class Backoff
{
    /// <summary>The time for the first, second, … time.</summary>
    public static TimeSpan Of(TimeSpan first, TimeSpan longest, int time)
    {
        // A larger power would overflow, and is beyond every longest time.
        var power = Math.Clamp(time - 1, 0, 30);
        var ticks = first.Ticks > longest.Ticks >> power ? longest.Ticks : first.Ticks << power;
        return TimeSpan.FromTicks(Math.Min(ticks, longest.Ticks));
    }

    /// <summary>A little less than the time, by chance, so that not everyone comes back at once.</summary>
    /// <param name="time">The time.</param>
    /// <param name="least">The share of it that is left in any case.</param>
    /// <param name="random">Where chance comes from.</param>
    public static TimeSpan Jitter(TimeSpan time, double least, Random random) =>
        time * (least + (1 - least) * random.NextDouble());
}
