using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Tutti.CompilerServices;

/// <summary>A codec that System.Text.Json runs, on the metadata of the app's context.</summary>
internal sealed class SystemTextJsonCodec<T>(JsonSerializerOptions options, bool nullable) : JsonCodec<T>
{
    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    private JsonTypeInfo<T>? _typeInfo;

    public override JsonTypeInfo<T> TypeInfo => _typeInfo ??= (JsonTypeInfo<T>)options.GetTypeInfo(typeof(T));

    public override void Write(IBufferWriter<byte> output, T value)
    {
        if (value is null && !nullable)
        {
            throw new JsonException($"A {typeof(T).Name} must not be null.");
        }
        using var pooled = PooledJsonWriter.Rent(output);
        try
        {
            JsonSerializer.Serialize(pooled.Writer, value, TypeInfo);
        }
        // What JSON cannot say: NaN, and objects that hold themselves or are nested too deeply.
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException)
        {
            throw new JsonException($"A {typeof(T).Name} cannot be written as JSON: {exception.Message}", exception);
        }
    }

    public override T? Read(ReadOnlySpan<byte> utf8)
    {
        if (utf8.StartsWith(ByteOrderMark))
        {
            utf8 = utf8[ByteOrderMark.Length..];
        }
        try
        {
            var value = JsonSerializer.Deserialize(utf8, TypeInfo);
            return value is not null || nullable ? value : throw new JsonException("The value must not be null.");
        }
        // What System.Text.Json says of an object that must name its derived type and does not.
        catch (NotSupportedException exception)
        {
            throw new JsonException(exception.Message, exception);
        }
    }
}
