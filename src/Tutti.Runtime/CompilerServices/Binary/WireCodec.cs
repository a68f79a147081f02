using System.Buffers;
using System.Text.Json;

namespace Tutti.CompilerServices;

/// <summary>A codec that fails as <see cref="SystemTextJsonCodec{T}"/> does.</summary>
internal sealed class WireCodec<T, TWire>(bool nullable) : BinaryCodec<T>
    where TWire : struct, IWire<T>
{
    public override void Write(IBufferWriter<byte> output, T value)
    {
        if (value is null && !nullable)
        {
            throw new JsonException($"A {typeof(T).Name} must not be null.");
        }
        var writer = new WireWriter(output);
        try
        {
            TWire.Write(ref writer, value);
        }
        // What members of the user's say, and what stands in it as JSON.
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException)
        {
            throw new JsonException($"A {typeof(T).Name} cannot be written: {exception.Message}", exception);
        }
        writer.Flush();
    }

    public override T Read(ReadOnlySpan<byte> input)
    {
        var reader = new WireReader(input);
        T value;
        try
        {
            value = TWire.Read(ref reader);
        }
        catch (NotSupportedException exception)
        {
            throw new JsonException(exception.Message, exception);
        }
        if (reader.Left != 0)
        {
            throw Wire.Malformed("more than a value");
        }
        return value is not null || nullable ? value : throw new JsonException("The value must not be null.");
    }

    public override bool Keeps(T value) => (value is not null || nullable) && TWire.Keeps(value, 0);
}
