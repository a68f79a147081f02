using System.Globalization;

namespace Tutti.Generators.Endpoints;

/// <summary>Reads durations as attributes give them: <c>"500ms"</c>, <c>"5s"</c>, <c>"2m"</c>, <c>"1h"</c>, <c>"none"</c>.</summary>
internal static class Durations
{
    /// <summary>What <c>"none"</c> stands for: no limit.</summary>
    public static readonly TimeSpan None = System.Threading.Timeout.InfiniteTimeSpan;

    private static readonly (string Unit, long Ticks)[] Units =
    [
        ("ms", TimeSpan.TicksPerMillisecond),
        ("s", TimeSpan.TicksPerSecond),
        ("m", TimeSpan.TicksPerMinute),
        ("h", TimeSpan.TicksPerHour),
    ];

    /// <summary>Reads a duration.</summary>
    /// <param name="text">The text.</param>
    /// <param name="duration">The duration, more than zero, or <see cref="None"/>.</param>
    /// <returns>Whether the text is one.</returns>
    public static bool TryParse(string text, out TimeSpan duration)
    {
        duration = None;
        if (text == "none")
        {
            return true;
        }
        foreach (var (unit, ticks) in Units)
        {
            if (
                text.EndsWith(unit, StringComparison.Ordinal)
                && int.TryParse(
                    text.Substring(0, text.Length - unit.Length),
                    NumberStyles.None,
                    CultureInfo.InvariantCulture,
                    out var number
                )
            )
            {
                // 2,147,483,647 hours are more than a TimeSpan holds.
                duration = number > long.MaxValue / ticks ? TimeSpan.MaxValue : TimeSpan.FromTicks(number * ticks);
                return number > 0;
            }
        }
        return false;
    }
}
