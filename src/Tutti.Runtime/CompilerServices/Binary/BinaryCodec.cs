using System.Buffers;
using System.ComponentModel;
using System.Text.Json;

namespace Tutti.CompilerServices;

/// <summary>
/// Writes and reads values of one type in the compact form that processes with the same contract speak. What is read is what the type's
/// <see cref="JsonCodec{T}"/> would have made of the value, and what that refuses is refused, by the same exception. For generated code.
/// </summary>
/// <typeparam name="T">The type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class BinaryCodec<T>
{
    /// <summary>Writes a value.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="value">The value.</param>
    /// <exception cref="JsonException">The value holds something that its type forbids, or that JSON has no form for.</exception>
    public abstract void Write(IBufferWriter<byte> output, T value);

    /// <summary>Reads a value that fills the input.</summary>
    /// <param name="input">The input, of whatever origin: it takes time and memory in proportion to its length.</param>
    /// <returns>The value.</returns>
    /// <exception cref="JsonException">The input isn't of this type.</exception>
    public abstract T Read(ReadOnlySpan<byte> input);

    /// <summary>Whether what is read would be what was written: no half of a character in a text, no number that is none. In doubt it is not.</summary>
    /// <param name="value">A value of a type that is shared within a process.</param>
    public virtual bool Keeps(T value) => false;
}
