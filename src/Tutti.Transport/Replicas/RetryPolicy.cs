namespace Tutti.Transport.Replicas;

/// <summary>
/// Which calls are tried again: those that were never sent, and those of idempotent endpoints whose replica was unavailable or lost;
/// within the deadline and the budget. No others ever are, so that a call runs at most once unless its endpoint allows more.
/// </summary>
internal sealed class RetryPolicy(RetrySettings settings, RetryBudget budget, Random random)
{
    private long _granted;

    /// <summary>How many retries there were.</summary>
    public long Granted => Volatile.Read(ref _granted);

    /// <summary>Whether the call is tried again; that it is, is counted.</summary>
    /// <param name="attempt">The attempt that failed.</param>
    /// <param name="calls">How many attempts there have been in all, of all calls.</param>
    /// <param name="delay">How long to wait before.</param>
    public bool MayRetry(in FailedAttempt attempt, long calls, out TimeSpan delay)
    {
        delay = DelayBefore(attempt);
        if (!IsAllowed(attempt) || (attempt.Left != Timeout.InfiniteTimeSpan && attempt.Left <= delay))
        {
            return false;
        }
        // An attempt that nobody noticed has not added to anyone's load, and once a connection breaks there are many at once.
        var isFree = !attempt.WasSent && attempt.Number == 1;
        if (!isFree && !budget.TryTake(calls - Granted))
        {
            return false;
        }
        Interlocked.Increment(ref _granted);
        return true;
    }

    private bool IsAllowed(in FailedAttempt attempt) =>
        attempt.Number < settings.MostAttempts
        && (
            attempt.WasSent
                ? attempt is { IsIdempotent: true, Outcome: CallOutcome.Unavailable or CallOutcome.Lost }
                : attempt.Outcome is CallOutcome.Unreachable or CallOutcome.Lost
        );

    // Half of the time by chance: those who failed together do not come back together.
    private TimeSpan DelayBefore(in FailedAttempt attempt) =>
        attempt is { WasSent: false, Number: 1 }
            ? TimeSpan.Zero
            : Backoff.Jitter(Backoff.Of(settings.FirstDelay, settings.LongestDelay, attempt.Number), 0.5, random);
}
