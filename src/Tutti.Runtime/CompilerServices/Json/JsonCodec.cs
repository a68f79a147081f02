using System.Buffers;
using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Tutti.CompilerServices;

/// <summary>Writes and reads values of one type as JSON in UTF-8. For generated code.</summary>
/// <typeparam name="T">The type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class JsonCodec<T>
{
    /// <summary>Writes a value.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="value">The value.</param>
    /// <exception cref="JsonException">The value holds something that its type forbids, or that JSON has no form for.</exception>
    public abstract void Write(IBufferWriter<byte> output, T value);

    /// <summary>Reads a value that fills the input.</summary>
    /// <param name="utf8">The input.</param>
    /// <returns>The value.</returns>
    /// <exception cref="JsonException">The input isn't JSON, or not of this type.</exception>
    public abstract T? Read(ReadOnlySpan<byte> utf8);

    /// <summary>What System.Text.Json knows of the type; used to explain why an input can't be read.</summary>
    public abstract JsonTypeInfo<T> TypeInfo { get; }
}
