using System.Buffers;
using System.IO.Pipelines;

namespace Tutti.ServiceCalls.Remote;

/// <summary>A connection of the server's as a stream.</summary>
internal sealed class TransportStream(IDuplexPipe transport) : Stream
{
    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var reading = transport.Input.ReadAsync(cancellationToken);
        return reading.IsCompletedSuccessfully ? new(Take(reading.Result, buffer)) : ReadSlowlyAsync(reading, buffer);
    }

    public override async ValueTask WriteAsync(
        ReadOnlyMemory<byte> buffer,
        CancellationToken cancellationToken = default
    )
    {
        var result = await transport.Output.WriteAsync(buffer, cancellationToken);
        if (result.IsCompleted)
        {
            throw new IOException("The other side reads no more.");
        }
    }

    public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public override void Flush() { }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        // Whoever reads or writes sees the end; the server closes the connection itself.
        transport.Input.CancelPendingRead();
        transport.Output.CancelPendingFlush();
        base.Dispose(disposing);
    }

    private async ValueTask<int> ReadSlowlyAsync(ValueTask<ReadResult> reading, Memory<byte> buffer) =>
        Take(await reading.ConfigureAwait(false), buffer);

    private int Take(ReadResult read, Memory<byte> buffer)
    {
        var length = (int)Math.Min(read.Buffer.Length, buffer.Length);
        var taken = read.Buffer.Slice(0, length);
        taken.CopyTo(buffer.Span);
        transport.Input.AdvanceTo(taken.End);
        return length;
    }
}
