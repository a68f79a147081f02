using System.Diagnostics;
using System.Globalization;

namespace Tutti.Hosting;

/// <summary>
/// Notes when a starting app got how far, if the environment variable <c>TUTTI_START_TIMES</c> names a file to write that to: lines of a phase
/// and the timestamp, as <see cref="Stopwatch"/> counts, when it ended. For those who look for what makes a start slow.
/// </summary>
internal static class StartTimes
{
    private static readonly string? s_file = Environment.GetEnvironmentVariable("TUTTI_START_TIMES");
    private static readonly List<string> s_lines = [];

    /// <summary>Notes that a phase has ended.</summary>
    public static void Mark(string phase)
    {
        if (s_file is not null)
        {
            s_lines.Add($"{phase} {Stopwatch.GetTimestamp().ToString(CultureInfo.InvariantCulture)}");
        }
    }

    /// <summary>Notes the last phase, once the app has started, and writes the file.</summary>
    public static void WriteAfter(string phase, CancellationToken started)
    {
        if (s_file is not null)
        {
            started.Register(() =>
            {
                Mark(phase);
                File.WriteAllLines(s_file, s_lines);
            });
        }
    }
}
