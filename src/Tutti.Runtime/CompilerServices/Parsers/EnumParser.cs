using System.Collections.Frozen;
using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;

namespace Tutti.CompilerServices;

/// <summary>
/// Reads the members of an enum by name, in any casing unless two differ by it alone; of flags also several, separated by commas.
/// Numbers are refused. For generated code.
/// </summary>
/// <typeparam name="T">The enum.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct EnumParser<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicFields)] T>
    : IValueParser<T>
    where T : struct, Enum
{
    private static readonly FrozenDictionary<string, T> s_exact = Members().ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, T> s_anyCasing = s_exact
        .GroupBy(member => member.Key, StringComparer.OrdinalIgnoreCase)
        .ToFrozenDictionary(group => group.Key, group => group.First().Value, StringComparer.OrdinalIgnoreCase);

    private static readonly bool s_flags = typeof(T).IsDefined(typeof(FlagsAttribute), inherit: false);

    /// <inheritdoc/>
    public static string Expected => $"one of {string.Join(", ", Members().Select(member => member.Key))}";

    /// <inheritdoc/>
    public static bool TryParse(string text, out T value)
    {
        if (s_exact.TryGetValue(text, out value) || s_anyCasing.TryGetValue(text, out value))
        {
            return true;
        }
        return s_flags && text.Contains(',') && TryParseFlags(text, out value);
    }

    private static bool TryParseFlags(string text, out T value)
    {
        value = default;
        ulong bits = 0;
        foreach (var name in text.Split(',', StringSplitOptions.TrimEntries))
        {
            if (!s_exact.TryGetValue(name, out var flag) && !s_anyCasing.TryGetValue(name, out flag))
            {
                return false;
            }
            bits |= EnumBits.Of(flag);
        }
        value = FromBits(bits);
        return true;
    }

    private static T FromBits(ulong bits) =>
        Unsafe.SizeOf<T>() switch
        {
            1 => Unsafe.BitCast<byte, T>((byte)bits),
            2 => Unsafe.BitCast<ushort, T>((ushort)bits),
            4 => Unsafe.BitCast<uint, T>((uint)bits),
            _ => Unsafe.BitCast<ulong, T>(bits),
        };

    private static IEnumerable<KeyValuePair<string, T>> Members() =>
        from field in typeof(T).GetFields(BindingFlags.Public | BindingFlags.Static)
        let name = field.GetCustomAttribute<JsonStringEnumMemberNameAttribute>()?.Name ?? field.Name
        select KeyValuePair.Create(name, (T)field.GetValue(null)!);
}
