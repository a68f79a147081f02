using System.Buffers;
using Tutti.Transport.Frames;

namespace Tutti.Transport.Messages;

/// <summary>A call or an answer that comes in several frames, as far as it is there.</summary>
internal sealed class ReceivedMessage(FrameHeader first) : IDisposable
{
    private byte[] _bytes = ArrayPool<byte>.Shared.Rent(2 * FrameHeader.LargestBody);
    private int _length;

    /// <summary>The header that it has as a whole.</summary>
    public FrameHeader Header => first with { Length = _length, Flags = first.Flags | FrameFlags.End };

    public ReadOnlyMemory<byte> Bytes => _bytes.AsMemory(0, _length);

    public int Length => _length;

    /// <summary>How much its sender may still send.</summary>
    public int Allowed { get; set; }

    public void Append(ReadOnlySpan<byte> bytes)
    {
        if (_bytes.Length - _length < bytes.Length)
        {
            var larger = ArrayPool<byte>.Shared.Rent(
                (int)Math.Min(Math.Max((long)_bytes.Length * 2, _length + bytes.Length), Array.MaxLength)
            );
            _bytes.AsSpan(0, _length).CopyTo(larger);
            ArrayPool<byte>.Shared.Return(_bytes);
            _bytes = larger;
        }
        bytes.CopyTo(_bytes.AsSpan(_length));
        _length += bytes.Length;
    }

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = [];
        _length = 0;
    }
}
