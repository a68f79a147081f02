using Tutti.Transport.Connections;
using Tutti.Transport.Frames;

namespace Tutti.Transport.Messages;

/// <summary>Sends what is too long for one frame: as much as the receiver allows, and never so much at a time that others have to wait.</summary>
internal sealed class SentMessage(OutputQueue output, uint exchange, int allowed)
{
    private const int Part = 32 * 1024;

    private readonly Lock _lock = new();
    private TaskCompletionSource? _waiting;
    private long _allowed = allowed;
    private volatile bool _isStopped;

    /// <summary>The receiver takes more.</summary>
    public void Allow(int more)
    {
        TaskCompletionSource? waiting;
        lock (_lock)
        {
            _allowed += more;
            waiting = _waiting;
            _waiting = null;
        }
        waiting?.TrySetResult();
    }

    /// <summary>Nobody wants the rest.</summary>
    public void Stop()
    {
        _isStopped = true;
        Allow(0);
    }

    /// <summary>Sends the rest.</summary>
    /// <returns>Whether all of it was sent.</returns>
    public async Task<bool> SendAsync(ReadOnlyMemory<byte> rest)
    {
        while (!_isStopped)
        {
            await output.WaitForRoomAsync().ConfigureAwait(false);
            if (TakeAllowed(Math.Min(rest.Length, Part)) is not ({ } length and > 0))
            {
                await WaitAsync().ConfigureAwait(false);
                continue;
            }
            var flags = length == rest.Length ? FrameFlags.End : FrameFlags.None;
            if (!output.TryAppend(FrameKind.Data, flags, exchange, rest.Span[..length]))
            {
                return false;
            }
            rest = rest[length..];
            if (rest.IsEmpty)
            {
                return true;
            }
        }
        return false;
    }

    private int TakeAllowed(int wanted)
    {
        lock (_lock)
        {
            var taken = (int)Math.Min(wanted, _allowed);
            _allowed -= taken;
            return taken;
        }
    }

    private Task WaitAsync()
    {
        lock (_lock)
        {
            if (_allowed > 0 || _isStopped)
            {
                return Task.CompletedTask;
            }
            _waiting ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return _waiting.Task;
        }
    }
}
