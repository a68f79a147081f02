using System.Numerics;
using System.Runtime.InteropServices;

namespace Tutti.Text;

/// <summary>The statements that were made last, found by a look at parts of their text: most calls make one of them, and need no hash of it all.</summary>
internal static class RecentStatements
{
    // What an app executes often, and more.
    private const int Places = 512;

    // As many parts are looked at, spread over the text, of four characters each.
    private const int Parts = 16;

    // Odd, with its bits well mixed: 2^64 divided by the golden ratio.
    private const ulong Mix = 0x9E3779B97F4A7C15;

    private static readonly SqlStatement?[] Slots = new SqlStatement?[Places];

    /// <summary>The place of a text, where another one may be. Whoever comes last has it.</summary>
    public static ref SqlStatement? SlotOf(ReadOnlySpan<char> text)
    {
        var words = MemoryMarshal.Cast<char, ulong>(text);
        var step = words.Length / Parts + 1;
        var hash = (ulong)text.Length;
        for (var word = 0; word < words.Length; word += step)
        {
            hash = (BitOperations.RotateLeft(hash, 5) ^ words[word]) * Mix;
        }
        return ref Slots[hash >> (64 - BitOperations.Log2(Places))];
    }
}
