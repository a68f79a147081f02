using System.Diagnostics;
using Tutti.Bench.Http;
using Tutti.Bench.Measuring;
using Tutti.Bench.Processes;

namespace Tutti.Bench.Allocation;

/// <summary>The processes of one side under one kind of request.</summary>
/// <param name="name">What the table calls the side.</param>
/// <param name="processes">The processes whose work counts; the one that takes the requests comes last.</param>
/// <param name="request">The request.</param>
/// <param name="connections">How many connections have one under way.</param>
internal sealed class AllocationSide(
    string name,
    IReadOnlyList<ServerProcess> processes,
    byte[] request,
    int connections
) : IDisposable
{
    private readonly LatencyLoad _load = new(processes[^1].Address, request, connections);

    public string Name => name;

    public void WarmUp(Effort effort) => Run(effort, []);

    /// <summary>Measures one round.</summary>
    /// <param name="effort">How much processor time the processes use in it.</param>
    public AllocationSample Measure(Effort effort)
    {
        // The other side had the core until now: what it left in the caches should not count.
        Run(effort / 20, []);
        var latencies = new List<long>(200_000);
        var before = Used();
        var first = ProcessorTime.Of(processes[^1].Process).Total;
        var clock = Stopwatch.StartNew();
        Run(effort, latencies);
        var elapsed = clock.Elapsed;
        var used = Used() - before;
        first = ProcessorTime.Of(processes[^1].Process).Total - first;
        double[] microseconds = [.. latencies.Select(ticks => ticks * 1e6 / Stopwatch.Frequency)];
        return new(
            used.TotalMicroseconds / latencies.Count,
            first.TotalMicroseconds / latencies.Count,
            Summary.Quantile(microseconds, 0.5),
            Summary.Quantile(microseconds, 0.99),
            latencies.Count / elapsed.TotalSeconds
        );
    }

    public void Dispose() => _load.Dispose();

    private void Run(Effort effort, List<long> latencies)
    {
        var before = Used();
        var clock = Stopwatch.StartNew();
        _load.Run(() => clock.Elapsed > effort.AtMost || Used() - before > effort.ProcessorTime, latencies);
    }

    private TimeSpan Used() =>
        processes.Aggregate(TimeSpan.Zero, (sum, process) => sum + ProcessorTime.Of(process.Process).Total);
}

/// <summary>What a round shows.</summary>
/// <param name="Cpu">Microseconds of processor time for one request, in all processes.</param>
/// <param name="First">As much of it as the process uses that takes the request.</param>
/// <param name="Median">Microseconds until half of the requests are answered.</param>
/// <param name="Slow">Microseconds until 99 of 100 are.</param>
/// <param name="Rate">Requests answered in a second.</param>
internal sealed record AllocationSample(double Cpu, double First, double Median, double Slow, double Rate);
