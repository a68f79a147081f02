using System.Diagnostics;
using System.Text.Json;
using Tutti.Bench.Processes;

namespace Tutti.Bench.Http;

/// <summary>One server under one kind of request.</summary>
internal sealed class HttpSide(ServerProcess server, HttpCase @case) : IDisposable
{
    private static readonly byte[] MemoryRequest = RequestBytes.Get("/memory");

    private readonly LoadGenerator _load = new(server.Address, @case);

    public HttpResponse Sample => _load.Sample;

    public void WarmUp(Effort effort) => Run(effort);

    /// <summary>Measures one round.</summary>
    /// <param name="effort">How much of the server is measured.</param>
    public HttpSample Measure(Effort effort)
    {
        // The other side had the core until now: what it left in the caches should not count.
        Run(effort / 20);
        var allocated = AllocatedBytes();
        var used = ProcessorTime.Of(server.Process);
        var clock = Stopwatch.StartNew();
        var requests = Run(effort);
        var elapsed = clock.Elapsed;
        used = ProcessorTime.Of(server.Process) - used;
        allocated = AllocatedBytes() - allocated;
        return new(
            used.User.TotalMicroseconds / requests,
            used.System.TotalMicroseconds / requests,
            requests / elapsed.TotalSeconds,
            (double)allocated / requests
        );
    }

    public void Dispose() => _load.Dispose();

    private long Run(Effort effort)
    {
        var used = ProcessorTime.Of(server.Process).Total;
        var clock = Stopwatch.StartNew();
        return _load.Run(() =>
            clock.Elapsed > effort.AtMost || ProcessorTime.Of(server.Process).Total - used > effort.ProcessorTime
        );
    }

    private long AllocatedBytes()
    {
        using var body = JsonDocument.Parse(LoadGenerator.Ask(server.Address, MemoryRequest).Body);
        return body.RootElement.GetProperty("allocatedBytes").GetInt64();
    }
}

/// <summary>What a round shows, for one request on average.</summary>
/// <param name="User">Microseconds of processor time in user mode.</param>
/// <param name="System">Microseconds of processor time in the kernel.</param>
/// <param name="Rate">Requests answered in a second.</param>
/// <param name="Allocated">Bytes allocated by the server.</param>
internal sealed record HttpSample(double User, double System, double Rate, double Allocated);
