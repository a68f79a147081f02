using System.Globalization;
using System.Text;

namespace Tutti.Cli.Output;

/// <summary>A place in a file. Numbers count from 1; 0 is unknown. The end column is the one after the last character.</summary>
internal readonly record struct SourceSpan(string File, int Line, int Column, int EndLine, int EndColumn);

/// <summary>Shows a place in a file: its address, the line, and a mark below what is meant.</summary>
internal static class SourceExcerpt
{
    private const int LongestLine = 160;
    private const int Before = 60;
    private const string Tab = "    ";

    public static void Write(Terminal terminal, SourceSpan span, string workingDirectory, Style style)
    {
        var number = span.Line.ToString(CultureInfo.InvariantCulture);
        var margin = new string(' ', number.Length);
        terminal.WriteLine($"{margin}{terminal.Styled("-->", Style.Blue)} {Address(span, workingDirectory)}");
        if (ReadLine(span.File, span.Line) is not { } line)
        {
            return;
        }
        var bar = terminal.Styled("|", Style.Blue);
        var (text, indent, width) = Mark(line, span);
        terminal.WriteLine($"{margin} {bar}");
        terminal.WriteLine($"{terminal.Styled(number, Style.Blue)} {bar} {text}".TrimEnd());
        if (width > 0)
        {
            terminal.WriteLine($"{margin} {bar} {indent}{terminal.Styled(new string('^', width), style)}");
        }
    }

    /// <summary>A path as the user would write it: relative if it lies below where the user is.</summary>
    public static string PathFor(string file, string workingDirectory)
    {
        var relative = Path.GetRelativePath(workingDirectory, file);
        return relative.StartsWith("..", StringComparison.Ordinal) || Path.IsPathRooted(relative) ? file : relative;
    }

    private static string Address(SourceSpan span, string workingDirectory)
    {
        var path = PathFor(span.File, workingDirectory);
        return span.Line == 0 ? path
            : span.Column == 0 ? $"{path}:{span.Line}"
            : $"{path}:{span.Line}:{span.Column}";
    }

    private static (string Text, string Indent, int Width) Mark(string line, SourceSpan span)
    {
        if (span.Column == 0)
        {
            return (Clip(Visible(line)), "", 0);
        }
        var start = Math.Min(span.Column - 1, line.Length);
        var end =
            span.EndLine > span.Line ? line.TrimEnd().Length
            : span.EndColumn > 0 ? Math.Min(span.EndColumn - 1, line.Length)
            : start + 1;
        var cut = line.Length > LongestLine ? Math.Max(0, start - Before) : 0;
        var text = (cut > 0 ? "…" : "") + Visible(line[cut..]);
        var indent = (cut > 0 ? 1 : 0) + Visible(line[cut..start]).Length;
        var width = Math.Max(1, Visible(line[start..Math.Max(start, end)]).Length);
        return (Clip(text), new string(' ', indent), Math.Min(width, Math.Max(1, LongestLine - indent)));
    }

    private static string Clip(string text) => text.Length > LongestLine ? $"{text[..LongestLine]}…" : text;

    // Tabs have no width of their own, and control characters in a source must not steer the terminal.
    private static string Visible(string text)
    {
        var visible = new StringBuilder(text.Length);
        foreach (var character in text)
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

    private static string? ReadLine(string file, int number)
    {
        if (number == 0)
        {
            return null;
        }
        try
        {
            return File.ReadLines(file).ElementAtOrDefault(number - 1);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
