using System.Globalization;
using System.Text;

namespace Tutti.Processes.Environments.Json;

/// <summary>Texts of a file as messages repeat them: not too long, on one line, and harmless for a terminal.</summary>
internal static class ShownText
{
    private const int Longest = 60;

    private static bool IsVisible(Rune rune) =>
        Rune.GetUnicodeCategory(rune)
            is not (
                UnicodeCategory.Control
                or UnicodeCategory.Format
                or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator
            );

    public static string Of(string text, int longest = Longest)
    {
        var shown = text.Length > longest ? $"{text[..longest]}…" : text;
        return string.Concat(shown.EnumerateRunes().Select(rune => IsVisible(rune) ? rune.ToString() : "\ufffd"));
    }
}
