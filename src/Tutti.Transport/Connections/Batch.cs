using System.Buffers;
using System.Diagnostics;
using Tutti.Transport.Frames;
using Tutti.Transport.Messages;

namespace Tutti.Transport.Connections;

/// <summary>
/// The frames that came with one read, worked through one after the other by one thread: a hop between threads costs more than most of them. If one
/// takes long, others help with the rest, so that nothing waits for a busy processor while another one is free, or for code that blocks.
/// </summary>
internal sealed class Batch : IThreadPoolWorkItem
{
    private static readonly long s_long = Stopwatch.Frequency / 20_000;

    private readonly FrameConnection _connection;
    private Entry[] _entries = new Entry[64];
    private byte[] _bytes = [];
    private int _count;
    private int _next;
    private int _workers;

    public Batch(FrameConnection connection)
    {
        _connection = connection;
    }

    /// <summary>How many frames there are.</summary>
    public int Count => _count;

    /// <summary>Whether some of them are waiting.</summary>
    public bool HasMore => Volatile.Read(ref _next) < _count;

    /// <summary>Adds a frame whose body lies in the bytes that <see cref="Complete"/> will be given.</summary>
    public void Add(FrameHeader header, int offset) => Add(new Entry(header, offset, null));

    /// <summary>Adds a message that has come in several frames.</summary>
    public void Add(FrameHeader header, ReceivedMessage message) => Add(new Entry(header, 0, message));

    /// <summary>All frames are there. One call of <see cref="Execute"/> has to follow, or <see cref="Queue"/>.</summary>
    /// <param name="bytes">What was read. It goes back to the pool in the end.</param>
    public void Complete(byte[] bytes)
    {
        _bytes = bytes;
        _workers = 1;
        if (_count > 1)
        {
            BatchWatch.Add(this);
        }
    }

    /// <summary>Has another thread work on it.</summary>
    public void Queue() => ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);

    /// <summary>Lets one more thread work on it, because the others may be stuck, and sends what they have answered.</summary>
    public void Help()
    {
        _connection.Output.Flush();
        // Not if the last one is just leaving.
        for (var workers = Volatile.Read(ref _workers); workers > 0 && HasMore; )
        {
            var seen = Interlocked.CompareExchange(ref _workers, workers + 1, workers);
            if (seen == workers)
            {
                Queue();
                return;
            }
            workers = seen;
        }
    }

    /// <inheritdoc/>
    public void Execute()
    {
        var output = _connection.Output;
        // What comes alone has nothing to wait for, and nobody looks after it, should it block.
        var holds = _count > 1;
        if (holds)
        {
            output.Hold();
        }
        var started = Stopwatch.GetTimestamp();
        var clean = ExecutionContext.Capture();
        int index;
        while ((index = Interlocked.Increment(ref _next) - 1) < _count)
        {
            Process(in _entries[index]);
            if (!ReferenceEquals(ExecutionContext.Capture(), clean))
            {
                // What a call has left behind is not the next one's.
                ExecutionContext.Restore(clean!);
            }
            var now = Stopwatch.GetTimestamp();
            if (holds && now - started > s_long)
            {
                // What is answered must not wait for more of the kind.
                output.Release();
                Help();
                output.Hold();
            }
            started = now;
        }
        if (holds)
        {
            output.Release();
        }
        if (Interlocked.Decrement(ref _workers) == 0)
        {
            End();
        }
    }

    private void Process(in Entry entry)
    {
        try
        {
            _connection.Process(
                entry.Header,
                entry.Message is { } message ? message.Bytes : _bytes.AsMemory(entry.Offset, entry.Header.Length)
            );
        }
        catch (Exception exception)
        {
            _connection.Fail(exception);
        }
        finally
        {
            entry.Message?.Dispose();
        }
    }

    private void Add(in Entry entry)
    {
        if (_count == _entries.Length)
        {
            Array.Resize(ref _entries, _count * 2);
        }
        _entries[_count++] = entry;
    }

    private void End()
    {
        if (_count > 1)
        {
            BatchWatch.Remove(this);
        }
        Array.Clear(_entries, 0, _count);
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = [];
        _count = 0;
        _next = 0;
        _connection.Return(this);
    }

    private readonly record struct Entry(FrameHeader Header, int Offset, ReceivedMessage? Message);
}
