namespace Tutti.Transport.Replicas;

/// <summary>
/// How many retries there may be: a few per second, and a share of the calls, counted over ten seconds. When all that is called fails,
/// retries then add a fifth to its load, instead of multiplying it.
/// </summary>
/// <remarks>
/// The idea is that of Finagle's <em>retry budgets</em>. Calls are not counted here, so that they cost nothing: whoever asks says how many
/// there were, and those since the last time are spread evenly over the time in between.
/// </remarks>
internal sealed class RetryBudget(RetrySettings settings, TimeProvider time)
{
    private const int Seconds = 10;

    private readonly Lock _gate = new();
    private readonly long _origin = time.GetTimestamp();
    private readonly double[] _calls = new double[Seconds];
    private readonly int[] _retries = new int[Seconds];
    private long _second;
    private long _seen;

    /// <summary>Takes one retry, if there is any left.</summary>
    /// <param name="calls">How many calls there have been in all.</param>
    public bool TryTake(long calls)
    {
        lock (_gate)
        {
            Count(calls);
            if (_retries.Sum() + 1 > settings.PerSecond * Seconds + settings.ShareOfCalls * _calls.Sum())
            {
                return false;
            }
            _retries[_second % Seconds]++;
            return true;
        }
    }

    private void Count(long calls)
    {
        var now = (long)time.GetElapsedTime(_origin).TotalSeconds;
        var passed = now - _second;
        var each = Math.Max(0, calls - _seen) / (passed + 1.0);
        _seen = Math.Max(_seen, calls);
        if (passed == 0)
        {
            _calls[now % Seconds] += each;
            return;
        }
        _calls[_second % Seconds] += each;
        for (var second = Math.Max(_second + 1, now - Seconds + 1); second <= now; second++)
        {
            _calls[second % Seconds] = each;
            _retries[second % Seconds] = 0;
        }
        _second = now;
    }
}
