using System.ComponentModel;

namespace Tutti.CompilerServices;

/// <summary>A value that may be absent. For generated code.</summary>
/// <typeparam name="T">The type.</typeparam>
/// <typeparam name="TWire">Its form.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct NullableWire<T, TWire> : IWire<T?>
    where T : struct
    where TWire : struct, IWire<T>
{
    /// <inheritdoc/>
    public static void Write(ref WireWriter writer, T? value)
    {
        if (writer.Has(value.HasValue))
        {
            TWire.Write(ref writer, value.GetValueOrDefault());
        }
    }

    /// <inheritdoc/>
    public static T? Read(ref WireReader reader) => reader.Has() ? TWire.Read(ref reader) : null;

    /// <inheritdoc/>
    public static bool Keeps(T? value, int depth) => value is not { } present || TWire.Keeps(present, depth);
}
