using System.Buffers.Binary;

namespace Tutti.Transport.Frames;

/// <summary>The beginning of each frame: <c>u32 length of the body | u32 exchange | u8 kind | u8 flags</c>, little endian.</summary>
/// <param name="Length">How many bytes of body follow.</param>
/// <param name="Exchange">To which call it belongs; 0 for what concerns the connection.</param>
/// <param name="Kind">What it says.</param>
/// <param name="Flags">More about it.</param>
internal readonly record struct FrameHeader(int Length, uint Exchange, FrameKind Kind, FrameFlags Flags)
{
    /// <summary>How many bytes it takes.</summary>
    public const int Size = 10;

    /// <summary>The longest body. What is longer comes in several frames, so that nothing waits long behind it.</summary>
    public const int LargestBody = (64 * 1024) - Size;

    public void Write(Span<byte> output)
    {
        BinaryPrimitives.WriteInt32LittleEndian(output, Length);
        BinaryPrimitives.WriteUInt32LittleEndian(output[4..], Exchange);
        output[8] = (byte)Kind;
        output[9] = (byte)Flags;
    }

    /// <summary>Reads the header of a frame.</summary>
    /// <exception cref="FrameException">The body is longer than any may be.</exception>
    public static FrameHeader Read(ReadOnlySpan<byte> input)
    {
        var length = BinaryPrimitives.ReadUInt32LittleEndian(input);
        if (length > LargestBody)
        {
            throw new FrameException($"A frame of {length} bytes is longer than {LargestBody}.");
        }
        return new FrameHeader(
            (int)length,
            BinaryPrimitives.ReadUInt32LittleEndian(input[4..]),
            (FrameKind)input[8],
            (FrameFlags)input[9]
        );
    }
}
