using System.ComponentModel;

namespace Tutti.CompilerServices;

/// <summary>The binary form of a type. Each value takes at least one byte, so that no count can exceed the input. For generated code.</summary>
/// <typeparam name="T">The type; if it is a reference, null is one of its values.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IWire<T>
{
    /// <summary>Writes a value.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="value">The value.</param>
    static abstract void Write(ref WireWriter writer, T value);

    /// <summary>Reads a value.</summary>
    /// <param name="reader">Where from.</param>
    /// <returns>The value.</returns>
    static abstract T Read(ref WireReader reader);

    /// <summary>
    /// Whether what is read would be what was written, so that a value which nobody can change may stand for its copy. In doubt it is not.
    /// </summary>
    /// <param name="value">The value.</param>
    /// <param name="depth">How many objects and collections it is in.</param>
    static virtual bool Keeps(T value, int depth) => false;
}
