using System.Text.RegularExpressions;
using Tutti.Generators.Tests.Harness;

namespace Tutti.Docs.Tests.Pages;

/// <summary>A document: its text, its blocks, and the notes in HTML comments that stand before no block.</summary>
internal sealed partial record Page(string Path, string Text, IReadOnlyList<Block> Blocks, IReadOnlyList<string> Notes)
{
    private const string Fence = "```";

    /// <summary>The paths of all documents for users, relative to the repository.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        .. Files("docs", _ => true)
            .Concat(Files("examples", name => name == "README.md"))
            .Append("README.md")
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>The pages of the diagnostics.</summary>
    public static IEnumerable<string> Diagnostics =>
        All.Where(path => path.StartsWith("docs/diagnostics/TUT", StringComparison.Ordinal));

    /// <summary>What is no page of a diagnostic: guides, references, decisions, the READMEs.</summary>
    public static IEnumerable<string> Guides => All.Except(Diagnostics);

    /// <summary>The headings of first and second level, as they are written.</summary>
    public IEnumerable<string> Headings => Heading().Matches(Text).Select(match => match.Value);

    public static Page Load(string path) => Parse(path, Repository.Text(path));

    /// <summary>The lines below a heading of second level, up to the next one; empty if there is no such heading.</summary>
    public string SectionText(string heading)
    {
        var lines = Text.Split('\n').SkipWhile(line => line != "## " + heading).Skip(1);
        return string.Join('\n', lines.TakeWhile(line => !line.StartsWith("## ", StringComparison.Ordinal))).Trim();
    }

    public static Page Parse(string path, string text)
    {
        var lines = text.Split('\n');
        var blocks = new List<Block>();
        var (pageNotes, notes) = (new List<string>(), new List<string>());
        var section = "";
        for (var i = 0; i < lines.Length; i++)
        {
            var line = lines[i];
            if (line.StartsWith(Fence, StringComparison.Ordinal))
            {
                var start = i + 1;
                while (lines[++i] != Fence) { }
                blocks.Add(
                    new(line[Fence.Length..], section, start + 1, string.Join('\n', lines[start..i]), [.. notes])
                );
                notes.Clear();
            }
            else if (
                line.StartsWith("<!-- ", StringComparison.Ordinal) && line.EndsWith(" -->", StringComparison.Ordinal)
            )
            {
                notes.Add(line[5..^4]);
            }
            else if (line.Length > 0)
            {
                pageNotes.AddRange(notes);
                notes.Clear();
                section = line.StartsWith("## ", StringComparison.Ordinal) ? line[3..] : section;
            }
        }
        return new(path, text, blocks, [.. pageNotes, .. notes]);
    }

    private static IEnumerable<string> Files(string folder, Func<string, bool> isWanted)
    {
        var root = Repository.File("");
        return Directory
            .EnumerateFiles(Repository.File(folder), "*.md", SearchOption.AllDirectories)
            .Where(path => isWanted(System.IO.Path.GetFileName(path)))
            .Select(path => System.IO.Path.GetRelativePath(root, path).Replace('\\', '/'))
            .Where(path => !path.Split('/').Any(part => part is "bin" or "obj"));
    }

    [GeneratedRegex("^##? .*$", RegexOptions.Multiline)]
    private static partial Regex Heading();
}
