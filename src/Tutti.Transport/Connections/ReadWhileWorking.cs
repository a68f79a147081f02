using System.Runtime.CompilerServices;

namespace Tutti.Transport.Connections;

/// <summary>
/// Reads, and works on what was read before until there is more: the thread that has read it does so, for a hop to another one costs more than
/// most calls. What comes meanwhile continues on a thread of its own, so that no call keeps the connection from being read.
/// </summary>
/// <param name="reading">The read that has begun.</param>
/// <param name="batch">What to work on.</param>
internal readonly struct ReadWhileWorking(ValueTask<int> reading, Batch? batch) : ICriticalNotifyCompletion
{
    private readonly ConfiguredValueTaskAwaitable<int>.ConfiguredValueTaskAwaiter _reading = reading
        .ConfigureAwait(false)
        .GetAwaiter();

    public bool IsCompleted
    {
        get
        {
            if (!_reading.IsCompleted)
            {
                return false;
            }
            // There is more already.
            batch?.Queue();
            return true;
        }
    }

    public ReadWhileWorking GetAwaiter() => this;

    public int GetResult() => _reading.GetResult();

    public void OnCompleted(Action continuation)
    {
        _reading.OnCompleted(continuation);
        batch?.Execute();
    }

    public void UnsafeOnCompleted(Action continuation)
    {
        // From here on whoever awaits may go on at any time.
        _reading.UnsafeOnCompleted(continuation);
        batch?.Execute();
    }
}
