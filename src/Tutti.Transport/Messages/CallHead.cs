using System.Buffers.Binary;
using System.Text;
using Tutti.Transport.Frames;

namespace Tutti.Transport.Messages;

/// <summary>
/// What goes before the arguments of a call: which endpoint, how long it may take, for whom it is made, in which culture, and what else flows:
/// <c>u16 endpoint | i64 time left in ticks of 100 ns, -1 for any | u8 length, culture | u8 length, culture of texts | u16 length, principal |
/// u16 length, texts</c>, where texts are pairs of name and value, each with its length in a u16.
/// </summary>
internal ref struct CallHead
{
    /// <summary>The longest that may be sent, so that what comes after it fits in the same frame.</summary>
    public const int Largest = 24 * 1024;

    private const int Fixed = sizeof(ushort) + sizeof(long) + 1 + 1 + sizeof(ushort) + sizeof(ushort);

    /// <summary>The place of the endpoint in the callee's list.</summary>
    public int Endpoint { get; init; }

    /// <summary>How much time is left; negative for any.</summary>
    public long Ticks { get; init; }

    /// <summary>The name of the caller's culture, as UTF-8.</summary>
    public ReadOnlySpan<byte> Culture { get; init; }

    /// <summary>The name of the culture of the caller's texts, as UTF-8.</summary>
    public ReadOnlySpan<byte> UICulture { get; init; }

    /// <summary>For whom it is made; empty for nobody.</summary>
    public ReadOnlySpan<byte> Principal { get; init; }

    /// <summary>Trace context and baggage, written by <see cref="CallTexts"/>.</summary>
    public ReadOnlySpan<byte> Texts { get; init; }

    /// <summary>How many bytes it takes.</summary>
    public readonly int Size => Fixed + Culture.Length + UICulture.Length + Principal.Length + Texts.Length;

    public readonly void Write(Span<byte> output)
    {
        BinaryPrimitives.WriteUInt16LittleEndian(output, (ushort)Endpoint);
        BinaryPrimitives.WriteInt64LittleEndian(output[2..], Ticks);
        output = output[10..];
        output[0] = (byte)Culture.Length;
        Culture.CopyTo(output[1..]);
        output = output[(1 + Culture.Length)..];
        output[0] = (byte)UICulture.Length;
        UICulture.CopyTo(output[1..]);
        output = output[(1 + UICulture.Length)..];
        BinaryPrimitives.WriteUInt16LittleEndian(output, (ushort)Principal.Length);
        Principal.CopyTo(output[2..]);
        output = output[(2 + Principal.Length)..];
        BinaryPrimitives.WriteUInt16LittleEndian(output, (ushort)Texts.Length);
        Texts.CopyTo(output[2..]);
    }

    /// <summary>Reads the head of a call.</summary>
    /// <param name="body">The body of a call.</param>
    /// <param name="arguments">What comes after the head.</param>
    /// <exception cref="FrameException">It is not what it should be.</exception>
    public static CallHead Read(ReadOnlySpan<byte> body, out ReadOnlySpan<byte> arguments)
    {
        var input = new FieldReader(body);
        var head = new CallHead
        {
            Endpoint = input.UInt16(),
            Ticks = input.Int64(),
            Culture = input.Raw(input.Byte()),
            UICulture = input.Raw(input.Byte()),
            Principal = input.Raw(input.UInt16()),
            Texts = input.Raw(input.UInt16()),
        };
        arguments = input.Rest;
        return head;
    }
}

/// <summary>Names and values that flow with a call, such as <c>traceparent</c>.</summary>
internal static class CallTexts
{
    public static void Add(FieldWriter output, string name, string value)
    {
        Add(output, name);
        Add(output, value);
    }

    public static Dictionary<string, string> Read(ReadOnlySpan<byte> texts)
    {
        var input = new FieldReader(texts);
        var read = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        while (!input.Rest.IsEmpty)
        {
            var name = Encoding.UTF8.GetString(input.Raw(input.UInt16()));
            read[name] = Encoding.UTF8.GetString(input.Raw(input.UInt16()));
        }
        return read;
    }

    /// <summary>The value of the only text, if there is only one, and it has this name.</summary>
    public static bool TryReadOnly(ReadOnlySpan<byte> texts, ReadOnlySpan<byte> name, out ReadOnlySpan<byte> value)
    {
        value = default;
        if (texts.Length < sizeof(ushort) + name.Length + sizeof(ushort))
        {
            return false;
        }
        var input = new FieldReader(texts);
        if (!input.Raw(input.UInt16()).SequenceEqual(name))
        {
            return false;
        }
        value = input.Raw(input.UInt16());
        return input.Rest.IsEmpty;
    }

    private static void Add(FieldWriter output, string text)
    {
        var length = Encoding.UTF8.GetByteCount(text);
        output.UInt16(length);
        Encoding.UTF8.GetBytes(text, output.Reserve(length));
    }
}
