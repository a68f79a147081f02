namespace Tutti.Bench.Calls;

/// <summary>The calls of one kind, through the client or directly.</summary>
internal sealed class CallSide(CallApp app, CallCase @case, bool direct)
{
    private const int WarmUpCalls = 1_000;

    // More than the runtime wants to see before it compiles a method for good.
    private const int WarmUpRuns = 60;

    private double _nanoseconds;

    public void WarmUp(TimeSpan duration)
    {
        for (var run = 0; run < WarmUpRuns; run++)
        {
            _nanoseconds = app.Run(@case, direct, WarmUpCalls).Nanoseconds;
        }
        // Compiling for good happens in the background; it has had its time after these.
        _nanoseconds = Measure(duration).Nanoseconds;
        _nanoseconds = Measure(duration).Nanoseconds;
    }

    public CallFigures Measure(TimeSpan duration) =>
        app.Run(@case, direct, (int)Math.Clamp(duration.TotalNanoseconds / _nanoseconds, WarmUpCalls, 500_000_000));
}
