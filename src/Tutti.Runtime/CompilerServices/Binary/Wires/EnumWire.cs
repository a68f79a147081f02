using System.Collections.Concurrent;
using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;
using Tutti.Requests;

namespace Tutti.CompilerServices;

/// <summary>The number of an enum's member; what has no name in JSON is refused. For generated code.</summary>
/// <typeparam name="T">The enum.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct EnumWire<T> : IWire<T>
    where T : unmanaged, Enum
{
    /// <inheritdoc/>
    public static void Write(ref WireWriter writer, T value) => Fixed.Write(ref writer, EnumNames<T>.Named(value));

    /// <inheritdoc/>
    public static T Read(ref WireReader reader) => EnumNames<T>.Named(Fixed.Read<T>(ref reader));

    /// <summary>Refuses what has no name.</summary>
    /// <param name="value">The value.</param>
    public static void Check(T value) => EnumNames<T>.Named(value);

    /// <inheritdoc/>
    public static bool Keeps(T value, int depth) => EnumNames<T>.IsKnown(value);
}

/// <summary>Which values of an enum JSON has names for: known from having asked it.</summary>
internal static class EnumNames<T>
    where T : unmanaged, Enum
{
    // Of flags there may be more combinations than memory.
    private const int MostKept = 1024;

    private static readonly JsonSerializerOptions s_options = Json.CreateOptions();
    private static readonly JsonConverter<T> s_converter =
        (JsonConverter<T>)
            new JsonStringEnumConverter<T>(allowIntegerValues: false).CreateConverter(typeof(T), s_options);
    private static readonly ConcurrentDictionary<ulong, bool> s_named = [];
    private static ulong s_smallNamed;

    /// <summary>Whether it has been found out before that JSON reads the value that it has written.</summary>
    public static bool IsKnown(T value)
    {
        var bits = EnumBits.Of(value);
        return bits < 64 ? (s_smallNamed & (1UL << (int)bits)) != 0 : s_named.ContainsKey(bits);
    }

    /// <summary>The value that JSON reads where it has written the given one: the same.</summary>
    public static T Named(T value)
    {
        var bits = EnumBits.Of(value);
        return bits < 64 && (s_smallNamed & (1UL << (int)bits)) != 0 ? value : Look(value, bits);
    }

    private static T Look(T value, ulong bits)
    {
        if (s_named.ContainsKey(bits))
        {
            return value;
        }
        var read = ThroughJson(value);
        if (EnumBits.Of(read) != bits)
        {
            return read;
        }
        if (bits < 64)
        {
            Interlocked.Or(ref s_smallNamed, 1UL << (int)bits);
        }
        else if (s_named.Count < MostKept)
        {
            s_named[bits] = true;
        }
        return value;
    }

    private static T ThroughJson(T value)
    {
        var buffer = PooledBuffer.Rent();
        try
        {
            using (var pooled = PooledJsonWriter.Rent(buffer))
            {
                s_converter.Write(pooled.Writer, value, s_options);
                pooled.Writer.Flush();
            }
            var reader = new Utf8JsonReader(buffer.Span);
            reader.Read();
            return s_converter.Read(ref reader, typeof(T), s_options);
        }
        catch (JsonException exception)
        {
            throw new JsonException($"The value {value:D} has no name in {typeof(T).Name}.", exception);
        }
        finally
        {
            buffer.Return();
        }
    }
}
