using System.Diagnostics;

namespace Tutti.Bench.Remote.Load;

/// <summary>Several callers, each of which makes one call after the other.</summary>
internal static class CallLoad
{
    private const int ResultSamples = 100;

    /// <summary>Makes calls as long as the run wants.</summary>
    /// <exception cref="InvalidOperationException">An answer was wrong.</exception>
    public static async Task<LoadFigures> RunAsync<TCall, TResult>(TCall call, LoadRun run)
        where TCall : struct, ICall<TResult>
    {
        var callers = Enumerable.Range(0, run.Concurrency).Select(_ => new Latencies()).ToArray();
        var allocated = GC.GetTotalAllocatedBytes(precise: true);
        var started = Stopwatch.GetTimestamp();
        var end = started + run.Milliseconds * Stopwatch.Frequency / 1_000;

        await Task.WhenAll(
            callers.Select(
                (latencies, caller) => Task.Run(() => CallAsync<TCall, TResult>(call, caller + 1, end, latencies))
            )
        );

        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        allocated = GC.GetTotalAllocatedBytes(precise: true) - allocated;
        var all = new Latencies();
        foreach (var latencies in callers)
        {
            all.Add(latencies);
        }
        return new(
            all.Count,
            seconds,
            all.Quantile(0.5),
            all.Quantile(0.99),
            (double)allocated / all.Count,
            SizeOfResult<TCall, TResult>(call)
        );
    }

    private static async Task CallAsync<TCall, TResult>(TCall call, int first, long end, Latencies latencies)
        where TCall : struct, ICall<TResult>
    {
        var number = first;
        for (var before = Stopwatch.GetTimestamp(); before < end; )
        {
            var result = await call.CallAsync(number);
            if (!call.IsRight(result, number))
            {
                throw new InvalidOperationException($"The answer to call {number} is another's: {result}.");
            }
            var after = Stopwatch.GetTimestamp();
            latencies.Add(after - before);
            before = after;
            number = (number + 1) & 0xFFFF;
        }
    }

    private static double SizeOfResult<TCall, TResult>(TCall call)
        where TCall : struct, ICall<TResult>
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < ResultSamples; i++)
        {
            GC.KeepAlive(call.Create(i));
        }
        return (double)(GC.GetAllocatedBytesForCurrentThread() - before) / ResultSamples;
    }
}
