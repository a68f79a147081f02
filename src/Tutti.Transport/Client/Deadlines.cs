namespace Tutti.Transport.Client;

/// <summary>Ends the calls of a connection whose time is over: one timer for all of them, set to the first that will be.</summary>
internal sealed class Deadlines : IDisposable
{
    private readonly CallSlots _calls;
    private readonly TimeProvider _time;
    private readonly Action<PendingCall> _expired;
    private readonly Lock _lock = new();
    private readonly ITimer _timer;
    private long _next = long.MaxValue;

    public Deadlines(CallSlots calls, TimeProvider time, Action<PendingCall> expired)
    {
        _calls = calls;
        _time = time;
        _expired = expired;
        _timer = time.CreateTimer(
            static self => ((Deadlines)self!).Look(),
            this,
            Timeout.InfiniteTimeSpan,
            Timeout.InfiniteTimeSpan
        );
    }

    /// <summary>A call has begun whose time will be over then.</summary>
    public void Include(long deadline)
    {
        if (deadline >= Volatile.Read(ref _next))
        {
            return;
        }
        lock (_lock)
        {
            if (deadline < _next)
            {
                Set(deadline);
            }
        }
    }

    public void Dispose() => _timer.Dispose();

    private void Look()
    {
        var expired = new List<PendingCall>();
        lock (_lock)
        {
            // Calls that begin now set the timer themselves.
            Volatile.Write(ref _next, long.MaxValue);
        }
        var next = _calls.TakeExpired(_time.GetTimestamp(), expired);
        Include(next);
        expired.ForEach(_expired);
    }

    private void Set(long deadline)
    {
        Volatile.Write(ref _next, deadline);
        var left = _time.GetElapsedTime(_time.GetTimestamp(), deadline);
        // A timer may fire a moment early, and takes no more than 49 days.
        var due = Math.Clamp(Math.Ceiling(left.TotalMilliseconds), 0, uint.MaxValue - 2);
        _timer.Change(TimeSpan.FromMilliseconds(due), Timeout.InfiniteTimeSpan);
    }
}
