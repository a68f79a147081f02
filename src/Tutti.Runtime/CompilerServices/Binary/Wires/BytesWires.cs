using System.ComponentModel;

namespace Tutti.CompilerServices;

/// <summary>Bytes as they are, or null. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct BytesWire : IWire<byte[]?>
{
    /// <inheritdoc/>
    public static void Write(ref WireWriter writer, byte[]? value)
    {
        if (value is null)
        {
            writer.Null();
            return;
        }
        writer.Bytes(value);
    }

    /// <inheritdoc/>
    public static byte[]? Read(ref WireReader reader)
    {
        var length = reader.Count();
        return length < 0 ? null : reader.Take(length).ToArray();
    }
}

/// <summary>Bytes as they are. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct MemoryWire : IWire<Memory<byte>>
{
    /// <inheritdoc/>
    public static void Write(ref WireWriter writer, Memory<byte> value) => writer.Bytes(value.Span);

    /// <inheritdoc/>
    public static Memory<byte> Read(ref WireReader reader) => reader.Bytes().ToArray();
}

/// <summary>Bytes as they are. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ReadOnlyMemoryWire : IWire<ReadOnlyMemory<byte>>
{
    /// <inheritdoc/>
    public static void Write(ref WireWriter writer, ReadOnlyMemory<byte> value) => writer.Bytes(value.Span);

    /// <inheritdoc/>
    public static ReadOnlyMemory<byte> Read(ref WireReader reader) => reader.Bytes().ToArray();
}

/// <summary>The 16 bytes of a GUID. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct GuidWire : IWire<Guid>
{
    private const int Size = 16;

    /// <inheritdoc/>
    public static void Write(ref WireWriter writer, Guid value) => value.TryWriteBytes(writer.Take(Size));

    /// <inheritdoc/>
    public static Guid Read(ref WireReader reader) => new(reader.Take(Size));

    /// <inheritdoc/>
    public static bool Keeps(Guid value, int depth) => true;
}
