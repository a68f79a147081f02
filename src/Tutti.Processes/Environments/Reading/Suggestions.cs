namespace Tutti.Processes.Environments.Reading;

/// <summary>Guesses what somebody has meant.</summary>
internal static class Suggestions
{
    private const int MostKnown = 12;

    /// <summary>Such as <c>Did you mean "orders"?</c>, or if nothing is near, what there is.</summary>
    public static string For(string text, IReadOnlyCollection<string> known, string nothing)
    {
        if (Nearest(text, known) is { } meant)
        {
            return $"Did you mean \"{meant}\"?";
        }
        var listed = string.Join(", ", known.Take(MostKnown).Select(name => $"\"{name}\""));
        return known.Count == 0 ? nothing
            : known.Count > MostKnown ? $"There are {listed} and {known.Count - MostKnown} more."
            : $"Possible: {listed}.";
    }

    /// <summary>The name that looks most like a text, if one looks like it at all.</summary>
    public static string? Nearest(string text, IEnumerable<string> known)
    {
        const int MostDifferent = 3;
        if (text.Length > 100)
        {
            return null;
        }
        var folded = text.ToUpperInvariant();
        var (nearest, least) = ((string?)null, Math.Min(MostDifferent, (text.Length + 2) / 3) + 1);
        foreach (var name in known)
        {
            var upper = name.ToUpperInvariant();
            // "Info" is meant to be "Information", although much is missing.
            var distance =
                folded.Length > 2 && upper.StartsWith(folded, StringComparison.Ordinal)
                    ? Math.Min(1, upper.Length - folded.Length)
                : Math.Abs(upper.Length - folded.Length) >= least ? least
                : Distance(folded, upper);
            if (distance < least)
            {
                (nearest, least) = (name, distance);
            }
        }
        return nearest;
    }

    // How many characters have to be changed, added or left out, or exchanged with the next one.
    private static int Distance(string one, string other)
    {
        var (last, row) = (new int[other.Length + 1], Enumerable.Range(0, other.Length + 1).ToArray());
        for (var i = 1; i <= one.Length; i++)
        {
            var next = new int[other.Length + 1];
            next[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                var changed = row[j - 1] + (one[i - 1] == other[j - 1] ? 0 : 1);
                next[j] = Math.Min(changed, Math.Min(row[j], next[j - 1]) + 1);
                if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1])
                {
                    next[j] = Math.Min(next[j], last[j - 2] + 1);
                }
            }
            (last, row) = (row, next);
        }
        return row[^1];
    }
}
