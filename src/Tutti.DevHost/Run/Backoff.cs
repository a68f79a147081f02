namespace Tutti.DevHost.Run;

/// <summary>How long to wait before a crashed process is started again.</summary>
internal sealed class Backoff
{
    private static readonly TimeSpan First = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Healthy = TimeSpan.FromSeconds(30);

    private TimeSpan _next = First;

    /// <summary>The next wait: each twice the one before, and short again after a process that ran well for a while.</summary>
    public TimeSpan Next(TimeSpan uptime)
    {
        if (uptime >= Healthy)
        {
            _next = First;
        }
        var delay = _next;
        _next = TimeSpan.FromTicks(Math.Min(_next.Ticks * 2, Longest.Ticks));
        return delay;
    }
}
