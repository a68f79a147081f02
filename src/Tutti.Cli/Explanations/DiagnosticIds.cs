using System.Globalization;
using Tutti.DevHost;

namespace Tutti.Cli.Explanations;

/// <summary>Reads the ids of our diagnostics as people write them.</summary>
internal static class DiagnosticIds
{
    private const string Prefix = "TUT";
    private const int Digits = 4;
    private const int Suggestions = 3;

    /// <summary>The full id: <c>tut42</c> and <c>42</c> are <c>TUT0042</c>; anything else is only made upper case.</summary>
    public static string Complete(string text)
    {
        var id = text.Trim().ToUpperInvariant();
        return NumberOf(id) is { } number
            ? Prefix + number.ToString(CultureInfo.InvariantCulture).PadLeft(Digits, '0')
            : id;
    }

    /// <summary>What to say of an id that nobody knows.</summary>
    public static ToolException Unknown(string id) =>
        new(
            ToolErrors.DiagnosticUnknown,
            $"There is no diagnostic {id}.",
            $"{Suggest(id)}All are listed in {DiagnosticPages.Index}."
        );

    private static string Suggest(string id) =>
        id.StartsWith(Prefix, StringComparison.Ordinal) ? $"Did you mean {string.Join(", ", NearestTo(id))}? " : "";

    /// <summary>The ids with pages that look most like another one.</summary>
    public static IReadOnlyList<string> NearestTo(string id) =>
        [
            .. DiagnosticPages
                .Ids.OrderBy(known => Distance(known, id))
                .ThenBy(known => NumberOf(id) is { } number ? Math.Abs(NumberOf(known)!.Value - number) : 0)
                .Take(Suggestions),
        ];

    private static int? NumberOf(string id)
    {
        var digits = id.StartsWith(Prefix, StringComparison.Ordinal) ? id.AsSpan(Prefix.Length) : id;
        return
            digits.Length <= Digits
            && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
    }

    // How many characters have to be changed, added or left out.
    private static int Distance(string one, string other)
    {
        var row = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 1; i <= one.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                var changed = diagonal + (one[i - 1] == other[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(changed, Math.Min(row[j], row[j - 1]) + 1);
            }
        }
        return row[^1];
    }
}
