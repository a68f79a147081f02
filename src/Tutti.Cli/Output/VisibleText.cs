using System.Globalization;
using System.Text;

namespace Tutti.Cli.Output;

/// <summary>How a piece of source looks on a terminal.</summary>
internal static class VisibleText
{
    private const string Tab = "    ";

    // First and last of the blocks whose characters take two columns.
    private static readonly (int First, int Last)[] Wide =
    [
        (0x1100, 0x115f),
        (0x2e80, 0x303e),
        (0x3041, 0xa4cf),
        (0xac00, 0xd7a3),
        (0xf900, 0xfaff),
        (0xfe30, 0xfe6f),
        (0xff00, 0xff60),
        (0xffe0, 0xffe6),
        (0x1f300, 0x1f64f),
        (0x1f680, 0x1f6ff),
        (0x1f900, 0x1f9ff),
        (0x20000, 0x3fffd),
    ];

    /// <summary>The text as it is shown: tabs have no width of their own, and control characters must not steer the terminal.</summary>
    public static string Of(ReadOnlySpan<char> source)
    {
        var visible = new StringBuilder(source.Length);
        foreach (var character in source)
        {
            _ = character switch
            {
                '\t' => visible.Append(Tab),
                _ when char.IsControl(character) => visible.Append('\ufffd'),
                _ => visible.Append(character),
            };
        }
        return visible.ToString();
    }

    /// <summary>How many columns the text takes once it is shown.</summary>
    public static int WidthOf(ReadOnlySpan<char> source)
    {
        var width = 0;
        foreach (var rune in Of(source).EnumerateRunes())
        {
            width += WidthOf(rune);
        }
        return width;
    }

    private static int WidthOf(Rune rune) =>
        Rune.GetUnicodeCategory(rune)
            is UnicodeCategory.NonSpacingMark
                or UnicodeCategory.EnclosingMark
                or UnicodeCategory.Format
            ? 0
        : Array.Exists(Wide, block => rune.Value >= block.First && rune.Value <= block.Last) ? 2
        : 1;
}
