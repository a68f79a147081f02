using System.Buffers;
using System.Runtime.CompilerServices;
using Tutti.Transport.Frames;

namespace Tutti.Transport.Connections;

/// <summary>
/// What is to be sent over a connection. Whoever finds that nobody sends does it, and takes along what others append meanwhile: the more there is to
/// say, the more of it goes out at once.
/// </summary>
/// <remarks>A thread that works through what has arrived holds back what it answers until it is done; see <see cref="Hold"/>.</remarks>
internal sealed class OutputQueue(Stream stream, int limit) : IDisposable
{
    // Once this much waits, it is sent even if more is to come, and data waits so that others get their turn.
    private const int Full = 64 * 1024;
    private const int Initial = 16 * 1024;

    [ThreadStatic]
    private static OutputQueue? t_held;

    private readonly Lock _lock = new();
    private byte[] _waiting = ArrayPool<byte>.Shared.Rent(Initial);
    private byte[] _sending = ArrayPool<byte>.Shared.Rent(Initial);
    private int _length;
    private long _written;
    private bool _isSending;
    private bool _isClosed;
    private TaskCompletionSource? _room;

    /// <summary>How many bytes have been sent, or are being.</summary>
    public long Written => Volatile.Read(ref _written);

    /// <summary>Called once, when nothing can be sent any more.</summary>
    public Action<Exception>? Failed { get; set; }

    /// <summary>Whether so much waits that nothing more should be begun.</summary>
    public bool IsOverfull => Volatile.Read(ref _length) > limit;

    /// <summary>From here on this thread's words wait until <see cref="Release"/>, or until there are many of them.</summary>
    public void Hold() => t_held = this;

    /// <summary>Sends what has been held back.</summary>
    public void Release()
    {
        t_held = null;
        Flush();
    }

    /// <summary>Sends what waits, if nobody does so.</summary>
    public void Flush()
    {
        lock (_lock)
        {
            if (_isSending || _length == 0 || _isClosed)
            {
                return;
            }
            _isSending = true;
        }
        _ = SendAsync();
    }

    /// <summary>Appends a frame of up to two parts.</summary>
    /// <returns>Whether it was taken: not if the connection has ended, or if it is a call and too much waits.</returns>
    public bool TryAppend(
        FrameKind kind,
        FrameFlags flags,
        uint exchange,
        ReadOnlySpan<byte> head,
        ReadOnlySpan<byte> body = default
    )
    {
        var length = head.Length + body.Length;
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length, FrameHeader.LargestBody);
        lock (_lock)
        {
            if (_isClosed || (kind is FrameKind.Call && _length > limit))
            {
                return false;
            }
            var output = Reserve(FrameHeader.Size + length);
            new FrameHeader(length, exchange, kind, flags).Write(output);
            head.CopyTo(output[FrameHeader.Size..]);
            body.CopyTo(output[(FrameHeader.Size + head.Length)..]);
            if (_isSending || (t_held == this && _length < Full))
            {
                return true;
            }
            _isSending = true;
        }
        _ = SendAsync();
        return true;
    }

    /// <summary>Waits until a long message may go on: until little waits before it.</summary>
    public ValueTask WaitForRoomAsync()
    {
        lock (_lock)
        {
            if (_length < Full || _isClosed)
            {
                return default;
            }
            _room ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return new ValueTask(_room.Task);
        }
    }

    /// <summary>Takes nothing more.</summary>
    public void Dispose()
    {
        TaskCompletionSource? room;
        lock (_lock)
        {
            _isClosed = true;
            room = _room;
            _room = null;
        }
        room?.TrySetResult();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Span<byte> Reserve(int size)
    {
        if (_waiting.Length - _length < size)
        {
            Grow(size);
        }
        var output = _waiting.AsSpan(_length, size);
        _length += size;
        return output;
    }

    private void Grow(int size)
    {
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(_length + size, _waiting.Length * 2));
        _waiting.AsSpan(0, _length).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_waiting);
        _waiting = larger;
    }

    private async Task SendAsync()
    {
        try
        {
            while (TakeWaiting() is { Length: > 0 } ready)
            {
                await stream.WriteAsync(ready, CancellationToken.None).ConfigureAwait(false);
            }
        }
        catch (Exception exception)
        {
            Dispose();
            Failed?.Invoke(exception);
        }
    }

    private ReadOnlyMemory<byte> TakeWaiting()
    {
        TaskCompletionSource? room;
        int length;
        lock (_lock)
        {
            length = _length;
            if (length == 0 || _isClosed)
            {
                _isSending = false;
                Shrink();
                return default;
            }
            (_sending, _waiting) = (_waiting, _sending);
            _length = 0;
            _written += length;
            room = _room;
            _room = null;
        }
        room?.TrySetResult();
        return _sending.AsMemory(0, length);
    }

    // After a flood: what it took is not kept.
    private void Shrink()
    {
        if (_sending.Length > 2 * Full)
        {
            ArrayPool<byte>.Shared.Return(_sending);
            _sending = ArrayPool<byte>.Shared.Rent(Initial);
        }
        if (_waiting.Length > 2 * Full)
        {
            ArrayPool<byte>.Shared.Return(_waiting);
            _waiting = ArrayPool<byte>.Shared.Rent(Initial);
        }
    }
}
