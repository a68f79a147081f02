using System.Buffers.Binary;
using System.Text;
using Tutti.Transport.Frames;

namespace Tutti.Transport.Messages;

/// <summary>Reads what a <see cref="FieldWriter"/> has written, or what somebody says it has: nothing is believed.</summary>
internal ref struct FieldReader(ReadOnlySpan<byte> input)
{
    private ReadOnlySpan<byte> _rest = input;

    /// <summary>What has not been read.</summary>
    public readonly ReadOnlySpan<byte> Rest => _rest;

    public byte Byte() => Raw(1)[0];

    public int UInt16() => BinaryPrimitives.ReadUInt16LittleEndian(Raw(2));

    public uint UInt32() => BinaryPrimitives.ReadUInt32LittleEndian(Raw(4));

    public ulong UInt64() => BinaryPrimitives.ReadUInt64LittleEndian(Raw(8));

    public long Int64() => BinaryPrimitives.ReadInt64LittleEndian(Raw(8));

    public ReadOnlySpan<byte> Raw(int length)
    {
        if ((uint)length > (uint)_rest.Length)
        {
            throw new FrameException("A frame ends in the middle of a field.");
        }
        var value = _rest[..length];
        _rest = _rest[length..];
        return value;
    }

    public ReadOnlySpan<byte> Bytes() => Raw(Length(1));

    public string Text() => Encoding.UTF8.GetString(Bytes());

    /// <summary>The length of a list whose items take at least so many bytes: more than fit cannot be meant.</summary>
    public int Length(int smallest)
    {
        var length = UInt32();
        return length <= (uint)(_rest.Length / smallest)
            ? (int)length
            : throw new FrameException("A frame ends in the middle of a list.");
    }

    /// <summary>Nothing may be left.</summary>
    public readonly void End()
    {
        if (_rest.Length > 0)
        {
            throw new FrameException("A frame goes on after its last field.");
        }
    }
}
