using System.Text.RegularExpressions;
using Tutti.Cli.Output;

namespace Tutti.Cli.Explanations;

/// <summary>Shows a page of documentation on a terminal: what Markdown marks is styled, and the marks are left out.</summary>
internal static partial class MarkdownRenderer
{
    private const string CodeFence = "```";
    private const string CodeIndent = "    ";
    private const int LongestLine = 100;

    public static void Write(Terminal terminal, string markdown)
    {
        var isCode = false;
        foreach (var line in markdown.TrimEnd().Split('\n'))
        {
            if (line.StartsWith(CodeFence, StringComparison.Ordinal))
            {
                isCode = !isCode;
            }
            else if (isCode)
            {
                terminal.WriteLine(line.Length == 0 ? "" : $"{CodeIndent}{Code(terminal, line)}");
            }
            else if (!Comment().IsMatch(line))
            {
                WriteText(terminal, line);
            }
        }
    }

    private static void WriteText(Terminal terminal, string line)
    {
        if (Heading().Match(line) is { Success: true } heading)
        {
            var style = heading.Groups["level"].Length == 1 ? Style.Bold : Style.BoldBlue;
            terminal.WriteLine(terminal.Styled(WithoutMarks(heading.Groups["text"].Value), style));
            return;
        }
        var item = ListItem().Match(line);
        var indent = new string(' ', item.Length);
        var isFirst = true;
        foreach (var part in Wrap(line[item.Length..], LongestLine - item.Length))
        {
            terminal.WriteLine($"{(isFirst ? item.Value : indent)}{Inline(terminal, part)}");
            isFirst = false;
        }
    }

    // Comments say what is right or wrong about the code, so they stand back; nothing else is told apart.
    private static string Code(Terminal terminal, string line)
    {
        var comment = line.IndexOf("//", StringComparison.Ordinal);
        return comment < 0 || line.AsSpan(0, comment).Contains("\"", StringComparison.Ordinal)
            ? terminal.Styled(line, Style.Cyan)
            : $"{(comment == 0 ? "" : terminal.Styled(line[..comment], Style.Cyan))}{terminal.Styled(line[comment..], Style.Dim)}";
    }

    private static string Inline(Terminal terminal, string text)
    {
        text = Link().Replace(text, "${text} (${url})");
        text = Strong().Replace(text, match => terminal.Styled(match.Groups["text"].Value, Style.Bold));
        return Span().Replace(text, match => terminal.Styled(match.Groups["text"].Value, Style.Cyan));
    }

    private static string WithoutMarks(string text) => Span().Replace(text, "${text}");

    // A line of the page may be a whole paragraph, and terminals break in the middle of words.
    private static IEnumerable<string> Wrap(string text, int width)
    {
        var rest = text;
        while (rest.Length > width)
        {
            var space = rest.LastIndexOf(' ', width);
            if (space <= 0)
            {
                break;
            }
            yield return rest[..space];
            rest = rest[(space + 1)..];
        }
        yield return rest;
    }

    [GeneratedRegex(@"^(?<level>#{1,6})\s+(?<text>.*)$", RegexOptions.ExplicitCapture)]
    private static partial Regex Heading();

    [GeneratedRegex(@"^\s*([-*]|\d+\.)\s+", RegexOptions.ExplicitCapture)]
    private static partial Regex ListItem();

    [GeneratedRegex(@"\[(?<text>[^\]]+)\]\((?<url>[^)\s]+)\)", RegexOptions.ExplicitCapture)]
    private static partial Regex Link();

    [GeneratedRegex(@"\*\*(?<text>[^*]+)\*\*", RegexOptions.ExplicitCapture)]
    private static partial Regex Strong();

    [GeneratedRegex("`(?<text>[^`]+)`", RegexOptions.ExplicitCapture)]
    private static partial Regex Span();

    [GeneratedRegex("^<!--.*-->$", RegexOptions.ExplicitCapture)]
    private static partial Regex Comment();
}
