using System.Globalization;
using System.Runtime.InteropServices;
using Tutti.Bench.Processes;

namespace Tutti.Bench.Output;

/// <summary>Where and in what company the figures were taken.</summary>
/// <param name="Os">The operating system.</param>
/// <param name="Architecture">The processor's architecture.</param>
/// <param name="Processor">The processor's name, if the system tells it.</param>
/// <param name="Cores">How many cores there are.</param>
/// <param name="Runtime">The version of .NET.</param>
/// <param name="Pinned">Whether server and load each had a core of their own.</param>
/// <param name="LoadAverage">How many threads wanted to run, in the minute before the start; what the run itself adds is not in it.</param>
/// <param name="Seconds">How long the run took.</param>
internal sealed record Machine(
    string Os,
    string Architecture,
    string? Processor,
    int Cores,
    string Runtime,
    bool Pinned,
    double? LoadAverage,
    double Seconds
)
{
    public static Machine Describe(double? loadBefore, TimeSpan elapsed, bool pinned) =>
        new(
            RuntimeInformation.OSDescription,
            RuntimeInformation.ProcessArchitecture.ToString(),
            ProcessorName(),
            Environment.ProcessorCount,
            RuntimeInformation.FrameworkDescription,
            pinned && Affinity.IsSupported,
            loadBefore,
            Math.Round(elapsed.TotalSeconds)
        );

    /// <summary>The load average of the last minute, where the system has one.</summary>
    public static double? CurrentLoad() =>
        File.Exists("/proc/loadavg")
            ? double.Parse(File.ReadAllText("/proc/loadavg").Split(' ')[0], CultureInfo.InvariantCulture)
            : null;

    private static string? ProcessorName() =>
        !File.Exists("/proc/cpuinfo")
            ? null
            : File.ReadLines("/proc/cpuinfo")
                .FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))
                ?.Split(':', 2)[1]
                .Trim();
}
