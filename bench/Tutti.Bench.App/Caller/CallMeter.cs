using System.Diagnostics;

namespace Tutti.Bench.App.Caller;

/// <summary>Takes time and allocations of a series of calls.</summary>
internal readonly struct CallMeter
{
    private readonly bool _oneThread;
    private readonly long _allocated;
    private readonly long _started;

    private CallMeter(bool oneThread)
    {
        _oneThread = oneThread;
        _allocated = AllocatedBytes();
        _started = Stopwatch.GetTimestamp();
    }

    /// <summary>Starts.</summary>
    /// <param name="oneThread">
    /// Whether all calls are done at once, so that they stay on one thread, whose own count is exact; that of the process has everything in it.
    /// </param>
    public static CallMeter Start(bool oneThread) => new(oneThread);

    public CallFigures Stop(int count)
    {
        var elapsed = Stopwatch.GetElapsedTime(_started);
        var bytes = AllocatedBytes() - _allocated;
        return new(elapsed.TotalNanoseconds / count, (double)bytes / count);
    }

    private long AllocatedBytes() =>
        _oneThread ? GC.GetAllocatedBytesForCurrentThread() : GC.GetTotalAllocatedBytes(precise: true);
}
