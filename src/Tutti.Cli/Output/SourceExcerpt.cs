using System.Globalization;

namespace Tutti.Cli.Output;

/// <summary>A place in a file. Numbers count from 1; 0 is unknown. The end column is the one after the last character.</summary>
internal readonly record struct SourceSpan(string File, int Line, int Column, int EndLine, int EndColumn)
{
    /// <summary>The last line on which something is meant.</summary>
    public int LastLine =>
        EndLine <= Line ? Line
        : EndColumn == 1 ? EndLine - 1
        : EndLine;
}

/// <summary>Shows places in files: the address, the lines, and marks below all that is meant.</summary>
/// <param name="terminal">Where to.</param>
/// <param name="workingDirectory">Where the user is.</param>
/// <param name="gutter">How many digits the longest line number has.</param>
internal sealed class SourceExcerpt(Terminal terminal, string workingDirectory, int gutter)
{
    private const int LongestLine = 160;
    private const int Before = 60;
    private const int MostLines = 6;

    private readonly string _margin = new(' ', gutter);

    private string Bar => terminal.Styled("|", Style.Blue);

    /// <summary>How many digits the line numbers of some places need.</summary>
    public static int GutterFor(params IEnumerable<SourceSpan> spans) =>
        spans.Max(span => span.LastLine.ToString(CultureInfo.InvariantCulture).Length);

    /// <summary>Shows the place that something is about; or only says where it is, if the lines must not be shown.</summary>
    public void Write(SourceSpan span, Style style, bool hidesLines = false)
    {
        if (hidesLines)
        {
            WriteAddress("-->", span);
        }
        else
        {
            Write("-->", span, '^', style);
        }
    }

    /// <summary>Shows a further place, below the first.</summary>
    public void WriteRelated(SourceSpan span)
    {
        WriteBar();
        Write(":::", span, '-', Style.Blue);
    }

    /// <summary>Writes a line below what has been shown.</summary>
    public void WriteNote(string label, string text) =>
        terminal.WriteLine(
            $"{_margin} {terminal.Styled("=", Style.Blue)} {terminal.Styled(label, Style.Cyan)}: {text}"
        );

    /// <summary>Sets what follows off from the excerpt.</summary>
    public void WriteBar() => terminal.WriteLine($"{_margin} {Bar}");

    /// <summary>A path as the user would write it: relative if it lies below where the user is.</summary>
    public static string PathFor(string file, string workingDirectory)
    {
        var relative = Path.GetRelativePath(workingDirectory, file);
        return relative.StartsWith("..", StringComparison.Ordinal) || Path.IsPathRooted(relative) ? file : relative;
    }

    private void Write(string arrow, SourceSpan span, char mark, Style style)
    {
        WriteAddress(arrow, span);
        var lines = ReadLines(span);
        if (lines.Count == 0)
        {
            return;
        }
        WriteBar();
        for (var i = 0; i < lines.Count; i++)
        {
            if (lines.Count > MostLines && i == MostLines - 2)
            {
                terminal.WriteLine($"{terminal.Styled("…", Style.Blue)}");
                i = lines.Count - 1;
            }
            WriteLine(lines[i], span.Line + i, span, mark, style);
        }
    }

    private void WriteAddress(string arrow, SourceSpan span) =>
        terminal.WriteLine($"{_margin}{terminal.Styled(arrow, Style.Blue)} {Address(span)}");

    private void WriteLine(string line, int number, SourceSpan span, char mark, Style style)
    {
        var start = number == span.Line ? Math.Clamp(span.Column - 1, 0, line.Length) : Indentation(line);
        var end =
            number < span.LastLine || span.EndLine > span.LastLine ? line.TrimEnd().Length
            : span.EndColumn > 0 ? Math.Min(span.EndColumn - 1, line.Length)
            : start + 1;
        var cut = line.Length > LongestLine ? Math.Max(0, start - Before) : 0;
        var text = Clip((cut > 0 ? "…" : "") + VisibleText.Of(line.AsSpan(cut)));
        var label = number.ToString(CultureInfo.InvariantCulture).PadLeft(gutter);
        terminal.WriteLine($"{terminal.Styled(label, Style.Blue)} {Bar} {text}".TrimEnd());
        if (span.Column == 0 || (number != span.Line && end <= start))
        {
            return;
        }
        var indent = (cut > 0 ? 1 : 0) + VisibleText.WidthOf(line.AsSpan(cut, start - cut));
        var width = Math.Max(
            1,
            VisibleText.WidthOf(line.AsSpan(start, Math.Max(0, Math.Min(end, line.Length) - start)))
        );
        var marks = new string(mark, Math.Min(width, Math.Max(1, LongestLine - indent)));
        terminal.WriteLine($"{_margin} {Bar} {new string(' ', indent)}{terminal.Styled(marks, style)}");
    }

    private string Address(SourceSpan span)
    {
        var path = PathFor(span.File, workingDirectory);
        return span.Line == 0 ? path
            : span.Column == 0 ? $"{path}:{span.Line}"
            : $"{path}:{span.Line}:{span.Column}";
    }

    private static int Indentation(string line) => line.Length - line.TrimStart().Length;

    private static string Clip(string text) => text.Length > LongestLine ? $"{text[..LongestLine]}…" : text;

    private static List<string> ReadLines(SourceSpan span)
    {
        if (span.Line == 0)
        {
            return [];
        }
        try
        {
            return [.. File.ReadLines(span.File).Skip(span.Line - 1).Take(span.LastLine - span.Line + 1)];
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
