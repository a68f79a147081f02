namespace Tutti.Cli.Output;

/// <summary>Rows in columns that are as wide as what is in them.</summary>
internal static class TextTable
{
    private const int WidestColumn = 80;

    public static IEnumerable<string> Lines(
        IReadOnlyList<string> columns,
        IReadOnlyList<IReadOnlyList<string?>> rows,
        string ofNull = ""
    )
    {
        string[][] cells = [.. rows.Select(row => row.Select(cell => Shown(cell ?? ofNull)).ToArray())];
        int[] widths =
        [
            .. columns.Select(
                (column, i) =>
                    cells.Select(row => VisibleText.WidthOf(row[i])).Append(VisibleText.WidthOf(column)).Max()
            ),
        ];
        yield return Line(columns, widths);
        yield return string.Join("  ", widths.Select(width => new string('-', width)));
        foreach (var row in cells)
        {
            yield return Line(row, widths);
        }
    }

    private static string Line(IReadOnlyList<string> cells, int[] widths) =>
        string.Join("  ", cells.Select((cell, i) => cell + new string(' ', widths[i] - VisibleText.WidthOf(cell))))
            .TrimEnd();

    // One line each, and none so long that the others cannot be seen; control characters mean nothing here.
    private static string Shown(string text)
    {
        var line = VisibleText.Of(text.ReplaceLineEndings("↵"));
        return line.Length <= WidestColumn ? line : $"{line[..(WidestColumn - 1)]}…";
    }
}
