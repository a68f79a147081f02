using System.Buffers;
using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Tutti.Requests;

namespace Tutti.CompilerServices;

/// <summary>Knows the options of the app's JSON. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IWireJson
{
    /// <summary>The options.</summary>
    static abstract JsonSerializerOptions Options { get; }
}

/// <summary>A value as JSON, of a type whose form only System.Text.Json knows. For generated code.</summary>
/// <typeparam name="T">The type.</typeparam>
/// <typeparam name="TJson">What knows the options.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct JsonWire<T, TJson> : IWire<T?>
    where TJson : struct, IWireJson
{
    private static JsonTypeInfo<T> TypeInfo => (JsonTypeInfo<T>)TJson.Options.GetTypeInfo(typeof(T));

    /// <inheritdoc/>
    public static void Write(ref WireWriter writer, T? value)
    {
        var buffer = PooledBuffer.Rent();
        try
        {
            using (var pooled = PooledJsonWriter.Rent(buffer))
            {
                JsonSerializer.Serialize(pooled.Writer, value!, TypeInfo);
            }
            JsonDepth.Check(buffer.Span, writer.Depth);
            writer.Bytes(buffer.Span);
        }
        finally
        {
            buffer.Return();
        }
    }

    /// <inheritdoc/>
    public static T? Read(ref WireReader reader)
    {
        var json = reader.Bytes();
        JsonDepth.Check(json, reader.Depth);
        return JsonSerializer.Deserialize(json, TypeInfo);
    }
}

/// <summary>Holds JSON within other values to the depth that all has together.</summary>
internal static class JsonDepth
{
    private static readonly SearchValues<byte> s_opening = SearchValues.Create("{["u8);

    public static void Check(ReadOnlySpan<byte> json, int depth)
    {
        var left = Wire.MaxDepth - depth;
        if (!HasMoreBracketsThan(json, left))
        {
            return;
        }
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = Wire.MaxDepth });
        while (reader.Read())
        {
            if (
                reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray
                && reader.CurrentDepth >= left
            )
            {
                throw Wire.TooDeep();
            }
        }
    }

    private static bool HasMoreBracketsThan(ReadOnlySpan<byte> json, int count)
    {
        while (json.IndexOfAny(s_opening) is var next and >= 0)
        {
            if (--count < 0)
            {
                return true;
            }
            json = json[(next + 1)..];
        }
        return false;
    }
}
