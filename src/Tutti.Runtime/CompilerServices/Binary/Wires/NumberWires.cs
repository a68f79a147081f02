using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace Tutti.CompilerServices;

/// <summary>One byte. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct BooleanWire : IWire<bool>
{
    /// <inheritdoc/>
    public static void Write(ref WireWriter writer, bool value) => writer.Has(value);

    /// <inheritdoc/>
    public static bool Read(ref WireReader reader) => reader.Has();

    /// <inheritdoc/>
    public static bool Keeps(bool value, int depth) => true;
}

/// <summary>An integer, all its bytes, the least first. For generated code.</summary>
/// <typeparam name="T">The type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct IntegerWire<T> : IWire<T>
    where T : unmanaged, IBinaryInteger<T>
{
    /// <inheritdoc/>
    public static void Write(ref WireWriter writer, T value) => Fixed.Write(ref writer, value);

    /// <inheritdoc/>
    public static T Read(ref WireReader reader) => Fixed.Read<T>(ref reader);

    /// <inheritdoc/>
    public static bool Keeps(T value, int depth) => true;
}

/// <summary>A finite floating-point number, as IEEE 754 has it. For generated code.</summary>
/// <typeparam name="T">The type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct FloatingWire<T> : IWire<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>, IMinMaxValue<T>
{
    /// <inheritdoc/>
    public static void Write(ref WireWriter writer, T value)
    {
        Check(value);
        Fixed.Write(ref writer, value);
    }

    /// <inheritdoc/>
    public static T Read(ref WireReader reader)
    {
        var value = Fixed.Read<T>(ref reader);
        Check(value);
        return value;
    }

    /// <summary>Refuses what JSON cannot say.</summary>
    /// <param name="value">The number.</param>
    public static void Check(T value)
    {
        if (!T.IsFinite(value))
        {
            throw new JsonException($"The value must be {FloatingPointParser<T>.Expected}.");
        }
    }

    /// <inheritdoc/>
    public static bool Keeps(T value, int depth) => T.IsFinite(value);
}

/// <summary>A decimal number with its scale; zero has no sign, as in JSON. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct DecimalWire : IWire<decimal>
{
    private const int SignAndScale = unchecked((int)0x80FF0000);

    /// <inheritdoc/>
    public static void Write(ref WireWriter writer, decimal value)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(value, bits);
        foreach (var part in bits)
        {
            Fixed.Write(ref writer, part);
        }
    }

    /// <inheritdoc/>
    public static decimal Read(ref WireReader reader)
    {
        var low = Fixed.Read<int>(ref reader);
        var middle = Fixed.Read<int>(ref reader);
        var high = Fixed.Read<int>(ref reader);
        var flags = Fixed.Read<int>(ref reader);
        var scale = (byte)(flags >> 16);
        if ((flags & ~SignAndScale) != 0 || scale > 28)
        {
            throw Wire.Malformed("something that is no decimal number");
        }
        var isZero = (low | middle | high) == 0;
        return new decimal(low, middle, high, flags < 0 && !isZero, scale);
    }

    /// <inheritdoc/>
    public static bool Keeps(decimal value, int depth) => value != 0 || !decimal.IsNegative(value);
}

/// <summary>What takes the same bytes whatever its value, the least significant first.</summary>
internal static class Fixed
{
    public static void Write<T>(ref WireWriter writer, T value)
        where T : unmanaged
    {
        var bytes = writer.Take(Unsafe.SizeOf<T>());
        MemoryMarshal.Write(bytes, in value);
        if (!BitConverter.IsLittleEndian)
        {
            bytes.Reverse();
        }
    }

    public static T Read<T>(ref WireReader reader)
        where T : unmanaged
    {
        var bytes = reader.Take(Unsafe.SizeOf<T>());
        if (BitConverter.IsLittleEndian)
        {
            return MemoryMarshal.Read<T>(bytes);
        }
        Span<byte> reversed = stackalloc byte[Unsafe.SizeOf<T>()];
        bytes.CopyTo(reversed);
        reversed.Reverse();
        return MemoryMarshal.Read<T>(reversed);
    }
}
