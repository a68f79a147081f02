using System.Globalization;

namespace Tutti.Processes.Environments;

/// <summary>Durations as environments write them: <c>500ms</c>, <c>30s</c>, <c>1h30m</c>.</summary>
internal static class EnvironmentDurations
{
    /// <summary>What is longer cannot be waited for by every part of the platform.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(24);

    private static readonly (string Unit, long Milliseconds)[] s_units =
    [
        ("h", 3_600_000),
        ("m", 60_000),
        ("s", 1_000),
        ("ms", 1),
    ];

    /// <summary>Reads a duration: numbers with units, each unit at most once, from the largest.</summary>
    public static bool TryParse(string text, out TimeSpan duration)
    {
        duration = TimeSpan.Zero;
        var rest = text.AsSpan();
        var unit = 0;
        long milliseconds = 0;
        while (!rest.IsEmpty)
        {
            var digits = rest.IndexOfAnyExceptInRange('0', '9');
            if (digits <= 0 || !long.TryParse(rest[..digits], CultureInfo.InvariantCulture, out var number))
            {
                return false;
            }
            rest = rest[digits..];
            var letters = rest.IndexOfAnyExceptInRange('a', 'z');
            var name = letters < 0 ? rest : rest[..letters];
            while (unit < s_units.Length && !name.SequenceEqual(s_units[unit].Unit))
            {
                unit++;
            }
            if (unit == s_units.Length || number > Longest.TotalMilliseconds / s_units[unit].Milliseconds)
            {
                return false;
            }
            milliseconds += number * s_units[unit].Milliseconds;
            rest = rest[name.Length..];
            unit++;
        }
        duration = TimeSpan.FromMilliseconds(milliseconds);
        return text.Length > 0 && duration <= Longest;
    }

    /// <summary>Writes a duration, to the millisecond.</summary>
    public static string Format(TimeSpan duration)
    {
        var left = (long)duration.TotalMilliseconds;
        var text = "";
        foreach (var (unit, milliseconds) in s_units)
        {
            if (left >= milliseconds)
            {
                text += string.Create(CultureInfo.InvariantCulture, $"{left / milliseconds}{unit}");
                left %= milliseconds;
            }
        }
        return text.Length == 0 ? "0s" : text;
    }
}
