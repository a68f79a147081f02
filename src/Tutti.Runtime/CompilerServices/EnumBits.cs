using System.Runtime.CompilerServices;

namespace Tutti.CompilerServices;

/// <summary>The bits of an enum's value, without boxing it.</summary>
internal static class EnumBits
{
    public static ulong Of<T>(T value)
        where T : struct, Enum =>
        Unsafe.SizeOf<T>() switch
        {
            1 => Unsafe.BitCast<T, byte>(value),
            2 => Unsafe.BitCast<T, ushort>(value),
            4 => Unsafe.BitCast<T, uint>(value),
            _ => Unsafe.BitCast<T, ulong>(value),
        };
}
