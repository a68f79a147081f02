using System.Buffers;
using System.ComponentModel;
using System.Text;
using System.Text.Json;

namespace Tutti.CompilerServices;

/// <summary>The binary form of values: see <see cref="BinaryCodec{T}"/>. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Wire
{
    /// <summary>How deeply values may be nested: as deeply as in JSON.</summary>
    internal const int MaxDepth = PooledJsonWriter.MaxDepth;

    /// <summary>The codec of a type.</summary>
    /// <typeparam name="T">The type.</typeparam>
    /// <typeparam name="TWire">Its binary form.</typeparam>
    /// <param name="nullable">Whether null is a value.</param>
    /// <returns>The codec.</returns>
    public static BinaryCodec<T> Codec<T, TWire>(bool nullable = false)
        where TWire : struct, IWire<T> => new WireCodec<T, TWire>(nullable);

    /// <summary>The hash of an endpoint's contract.</summary>
    /// <param name="arguments">The hash of the form of its arguments.</param>
    /// <param name="result">The hash of the form of its result; 0 if it has none.</param>
    /// <returns>The hash.</returns>
    public static ulong Contract(ulong arguments, ulong result = 0) =>
        unchecked((arguments * 0x9E3779B97F4A7C15) ^ ulong.RotateLeft(result, 29));

    /// <summary>What to throw when a member is absent that has to be there.</summary>
    /// <param name="type">The type that has the member.</param>
    /// <param name="jsonName">The member's name in JSON.</param>
    /// <returns>The exception.</returns>
    public static JsonException MissingMember(Type type, string jsonName) =>
        new($"The member {jsonName} of a {type.Name} is missing.");

    /// <summary>Whether an object or a collection may be in so many others.</summary>
    /// <param name="depth">How many.</param>
    /// <returns>Whether it may.</returns>
    public static bool MayOpen(int depth) => depth < MaxDepth;

    /// <summary>Whether a text has no half of a character, which UTF-8 cannot say.</summary>
    internal static bool IsWellFormed(ReadOnlySpan<char> text)
    {
        var next = text.IndexOfAnyInRange('\uD800', '\uDFFF');
        while (next >= 0)
        {
            text = text[next..];
            if (Rune.DecodeFromUtf16(text, out _, out var length) != OperationStatus.Done)
            {
                return false;
            }
            text = text[length..];
            next = text.IndexOfAnyInRange('\uD800', '\uDFFF');
        }
        return true;
    }

    internal static JsonException Truncated() => new("The input ends within a value.");

    internal static JsonException Malformed(string what) => new($"The input holds {what}.");

    internal static JsonException TooDeep() => new($"The value is nested more than {MaxDepth} levels deep.");
}
