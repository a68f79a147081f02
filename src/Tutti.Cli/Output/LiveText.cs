namespace Tutti.Cli.Output;

/// <summary>How times and numbers are written where people read them, and how they come to stand below each other.</summary>
internal static class LiveText
{
    /// <summary>A time in its two largest units: <c>2 h 5 min</c>.</summary>
    public static string Time(TimeSpan time) =>
        time switch
        {
            { TotalDays: >= 1 } => $"{time.Days} d {time.Hours} h",
            { TotalHours: >= 1 } => $"{time.Hours} h {time.Minutes} min",
            { TotalMinutes: >= 1 } => $"{time.Minutes} min {time.Seconds} s",
            _ => $"{Math.Max(0, time.Seconds)} s",
        };

    public static string Count(long number, string noun) => number == 1 ? $"1 {noun}" : $"{number} {noun}s";

    /// <summary>The first few, and how many more there are.</summary>
    public static string Some(IEnumerable<string> names, int most)
    {
        var all = names.ToList();
        var more = all.Count > most ? $" and {all.Count - most} more" : "";
        return string.Join(", ", all.Take(most)) + more;
    }

    /// <summary>Makes lines of rows, so that what belongs together stands below each other.</summary>
    public static IReadOnlyList<string> Aligned(IReadOnlyList<string[]> given)
    {
        string[][] rows = [.. given.Select(row => Array.ConvertAll(row, cell => VisibleText.Of(cell)))];

        // The last cell of a short row may be as long as it likes.
        int WidthOf(int column) =>
            rows.Where(row => row.Length > column + 1).Select(row => row[column].Length).DefaultIfEmpty().Max();

        int[] widths = [.. Enumerable.Range(0, rows.Max(row => (int?)row.Length) ?? 0).Select(WidthOf)];
        return
        [
            .. rows.Select(row =>
                string.Join("  ", row.Select((cell, column) => cell.PadRight(widths[column]))).TrimEnd()
            ),
        ];
    }
}
