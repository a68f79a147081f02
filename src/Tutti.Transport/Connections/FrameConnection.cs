using System.Buffers;
using System.Buffers.Binary;
using System.Collections.Concurrent;
using Tutti.Transport.Frames;
using Tutti.Transport.Messages;
using Tutti.Transport.Observing;

namespace Tutti.Transport.Connections;

/// <summary>
/// One end of a connection between two processes, over which many calls are on their way at a time. One loop reads; what it has read others work
/// through, so that it never waits for code of an app.
/// </summary>
internal abstract class FrameConnection : IDisposable
{
    private const int BufferSize = FrameHeader.Size + FrameHeader.LargestBody;
    private const int KeptBatches = 8;

    private readonly Stream _stream;
    private readonly ConcurrentQueue<Batch> _batches = new();
    private readonly CancellationTokenSource _ended = new();
    private readonly Lock _endLock = new();
    private readonly KeepAlive _keepAlive;
    private Exception? _end;
    private long _bytesReceived;

    protected FrameConnection(Stream stream, TransportLimits limits)
    {
        _stream = stream;
        Limits = limits;
        Output = new OutputQueue(stream, limits.Output) { Failed = Fail };
        Sent = new SentMessages(limits, Output);
        Received = new ReceivedMessages(limits, Output);
        _keepAlive = new KeepAlive(this, limits);
    }

    public TransportLimits Limits { get; }

    public OutputQueue Output { get; }

    /// <summary>Ends when the connection has.</summary>
    public CancellationToken Ended => _ended.Token;

    /// <summary>Why it has ended; <see langword="null"/> as long as it has not.</summary>
    public Exception? End => Volatile.Read(ref _end);

    /// <summary>How many calls wait for an answer.</summary>
    public abstract int CallsInFlight { get; }

    /// <summary>What has gone over it.</summary>
    public abstract ConnectionCounts Counts { get; }

    protected long BytesReceived => Volatile.Read(ref _bytesReceived);

    protected SentMessages Sent { get; }

    protected ReceivedMessages Received { get; }

    /// <summary>Reads until the connection ends. Never fails; <see cref="End"/> says why it ended.</summary>
    public async Task RunAsync()
    {
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        Batch? batch = null;
        _keepAlive.Start();
        try
        {
            var filled = 0;
            while (true)
            {
                var ready = WaitUntilReadyAsync();
                if (!ready.IsCompletedSuccessfully)
                {
                    batch?.Queue();
                    batch = null;
                    await ready.ConfigureAwait(false);
                }
                var reading = _stream.ReadAsync(buffer.AsMemory(filled, BufferSize - filled), _ended.Token);
                var work = batch;
                batch = null;
                var read = await new ReadWhileWorking(reading, work);
                if (read == 0)
                {
                    throw filled > 0
                        ? new FrameException("The connection ended in the middle of a frame.")
                        : new EndOfStreamException("The other side has closed the connection.");
                }
                _keepAlive.Heard();
                _bytesReceived += read;
                (filled, batch) = Take(ref buffer, filled + read);
            }
        }
        catch (Exception exception)
        {
            Fail(exception);
            batch?.Queue();
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
            _keepAlive.Dispose();
            Received.DropAll();
        }
    }

    /// <summary>Works on a call or an answer, outside of the loop that reads.</summary>
    public abstract void Process(FrameHeader header, ReadOnlyMemory<byte> body);

    /// <summary>Ends the connection, and all that is on its way over it.</summary>
    public void Fail(Exception exception)
    {
        lock (_endLock)
        {
            if (_end is not null)
            {
                return;
            }
            Volatile.Write(ref _end, exception);
        }
        Output.Dispose();
        Sent.StopAll();
        _ended.Cancel();
        _stream.Dispose();
        OnEnded(exception);
    }

    /// <summary>Ends the connection from this side.</summary>
    public void Dispose() =>
        Fail(new ObjectDisposedException(GetType().Name, "The connection was closed by this process."));

    /// <summary>Asks whether the other side is there.</summary>
    public void Ping() => Output.TryAppend(FrameKind.Ping, FrameFlags.None, 0, []);

    /// <summary>Takes a batch back.</summary>
    public void Return(Batch batch)
    {
        if (_batches.Count < KeptBatches)
        {
            _batches.Enqueue(batch);
        }
    }

    /// <summary>Notes that a call or an answer begins, before it is worked on.</summary>
    protected virtual void OnBegin(FrameHeader header) { }

    /// <summary>The other side wants no more of an exchange, or will not send the rest of it.</summary>
    /// <param name="exchange">The exchange.</param>
    /// <param name="unfinished">Whether what it has sent was not whole, and is gone now.</param>
    protected abstract void OnCancel(uint exchange, bool unfinished);

    /// <summary>The other side takes no more calls.</summary>
    protected virtual void OnGoAway() => throw new FrameException("Only who is called can refuse calls.");

    /// <summary>Whether this side takes frames of the kind.</summary>
    protected abstract bool Takes(FrameKind kind);

    /// <summary>The connection has ended.</summary>
    protected abstract void OnEnded(Exception exception);

    /// <summary>Waits before more is read, if that would be too much.</summary>
    protected virtual ValueTask WaitUntilReadyAsync() => default;

    // Gives how much of the next frame the buffer holds, and what there is to work on.
    private (int Filled, Batch? Batch) Take(ref byte[] buffer, int filled)
    {
        Batch? batch = null;
        var position = 0;
        while (filled - position >= FrameHeader.Size)
        {
            var header = FrameHeader.Read(buffer.AsSpan(position));
            var end = position + FrameHeader.Size + header.Length;
            if (end > filled)
            {
                break;
            }
            position += FrameHeader.Size;
            Take(header, buffer.AsSpan(position, header.Length), position, ref batch);
            position = end;
        }
        var rest = filled - position;
        if (batch is null)
        {
            buffer.AsSpan(position, rest).CopyTo(buffer);
            return (rest, null);
        }
        var next = ArrayPool<byte>.Shared.Rent(BufferSize);
        buffer.AsSpan(position, rest).CopyTo(next);
        batch.Complete(buffer);
        buffer = next;
        return (rest, batch);
    }

    private void Take(FrameHeader header, ReadOnlySpan<byte> body, int offset, ref Batch? batch)
    {
        switch (header.Kind)
        {
            case FrameKind.Call or FrameKind.Reply when Takes(header.Kind):
                OnBegin(header);
                if ((header.Flags & FrameFlags.End) != 0)
                {
                    (batch ??= RentBatch()).Add(header, offset);
                }
                else
                {
                    Received.Begin(header, body);
                }
                break;
            case FrameKind.Data:
                if (Received.TryComplete(header, body, out var message))
                {
                    (batch ??= RentBatch()).Add(message.Header with { Exchange = header.Exchange }, message);
                }
                break;
            case FrameKind.Credit when body.Length == sizeof(int):
                Sent.Allow(header.Exchange, Math.Max(0, BinaryPrimitives.ReadInt32LittleEndian(body)));
                break;
            case FrameKind.Cancel:
                Sent.Stop(header.Exchange);
                OnCancel(header.Exchange, Received.Drop(header.Exchange));
                break;
            case FrameKind.Ping:
                Output.TryAppend(FrameKind.Pong, FrameFlags.None, 0, []);
                break;
            case FrameKind.Pong:
                break;
            case FrameKind.GoAway:
                OnGoAway();
                break;
            default:
                throw new FrameException($"A frame of kind {header.Kind} has no place here.");
        }
    }

    private Batch RentBatch() => _batches.TryDequeue(out var batch) ? batch : new Batch(this);
}
