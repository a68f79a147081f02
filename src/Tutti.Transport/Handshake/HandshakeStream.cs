using Tutti.Transport.Frames;

namespace Tutti.Transport.Handshake;

/// <summary>Frames one at a time, as long as both sides do not know each other.</summary>
internal sealed class HandshakeStream(Stream stream)
{
    /// <summary>What a caller says first, so that nobody takes it for something else, and as text in whose log it may end up.</summary>
    public static ReadOnlySpan<byte> Preface => "TUTTI/1\n"u8;

    // A table of a hundred thousand endpoints.
    private const int Largest = 16 * 1024 * 1024;

    public async Task WritePrefaceAsync(CancellationToken cancellationToken) =>
        await stream.WriteAsync(Preface.ToArray(), cancellationToken);

    public async Task WriteAsync(FrameKind kind, ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        while (true)
        {
            var length = Math.Min(body.Length, FrameHeader.LargestBody);
            var flags = length == body.Length ? FrameFlags.End : FrameFlags.None;
            var frame = new byte[FrameHeader.Size + length];
            new FrameHeader(length, 0, kind, flags).Write(frame);
            body[..length].CopyTo(frame.AsMemory(FrameHeader.Size));
            await stream.WriteAsync(frame, cancellationToken);
            body = body[length..];
            if (flags == FrameFlags.End)
            {
                await stream.FlushAsync(cancellationToken);
                return;
            }
        }
    }

    /// <summary>Reads what the other side says next: something of the kind, or a refusal.</summary>
    /// <exception cref="HandshakeException">A refusal.</exception>
    public async Task<byte[]> ReadAsync(FrameKind kind, CancellationToken cancellationToken)
    {
        var header = new byte[FrameHeader.Size];
        var all = new MemoryStream();
        while (true)
        {
            await stream.ReadExactlyAsync(header, cancellationToken);
            var frame = FrameHeader.Read(header);
            if (frame.Kind != kind && frame.Kind != FrameKind.Refusal)
            {
                throw new FrameException($"A {kind} was expected, and a frame of kind {frame.Kind} came.");
            }
            if (all.Length + frame.Length > Largest)
            {
                throw new FrameException($"A {kind} of more than {Largest} bytes came.");
            }
            var part = new byte[frame.Length];
            await stream.ReadExactlyAsync(part, cancellationToken);
            all.Write(part);
            if ((frame.Flags & FrameFlags.End) == 0)
            {
                continue;
            }
            return frame.Kind == kind
                ? all.ToArray()
                : throw new HandshakeException(System.Text.Encoding.UTF8.GetString(all.ToArray()));
        }
    }
}
