using System.Buffers;
using System.ComponentModel;
using System.Text.Json.Serialization.Metadata;

namespace Tutti.CompilerServices;

/// <summary>
/// Writes a part of a result as the body of a response, because other members go into its head. Between services the result travels
/// whole, by its own codec. For generated code.
/// </summary>
/// <typeparam name="T">The result's type.</typeparam>
/// <typeparam name="TPart">The part.</typeparam>
/// <param name="codec">How the part is written.</param>
/// <param name="part">Takes the part out of a result.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ProjectedCodec<T, TPart>(JsonCodec<TPart> codec, Func<T, TPart> part) : JsonCodec<T>
{
    /// <inheritdoc/>
    public override JsonTypeInfo<T> TypeInfo => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void Write(IBufferWriter<byte> output, T value) => codec.Write(output, part(value));

    /// <inheritdoc/>
    public override T? Read(ReadOnlySpan<byte> utf8) => throw new NotSupportedException();
}
