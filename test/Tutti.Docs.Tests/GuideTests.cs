using System.Text.Json;
using System.Text.RegularExpressions;
using Tutti.Docs.Tests.Pages;
using Tutti.Docs.Tests.Snippets;
using Tutti.Generators.Tests.Harness;

namespace Tutti.Docs.Tests;

/// <summary>What guides, references and READMEs show is right.</summary>
public sealed partial class GuideTests
{
    private const int MostBlocksThatAreNotCompiled = 2;

    private static readonly string[] Languages =
    [
        "csharp",
        "console",
        "json",
        "jsonc",
        "sql",
        "xml",
        "ini",
        "text",
        "",
    ];

    public static TheoryData<string> Pages => [.. Page.Guides];

    public static TheoryData<string> PagesWithCode =>
        [.. Page.Guides.Where(path => Page.Load(path).Blocks.Any(block => block.Language == "csharp"))];

    [Theory]
    [MemberData(nameof(PagesWithCode))]
    public async Task CodeOfAPageCompiles(string path)
    {
        foreach (var stage in GuideProject.Of(Page.Load(path)))
        {
            var found = DiagnosticText.Render(await stage.BuildAsync());
            Assert.True(found.Length == 0, $"{stage.Name}:\n{found}");
        }
    }

    [Fact]
    public void HardlyAnyBlockIsNotCompiled()
    {
        var reasons = Page.All.SelectMany(path => Page.Load(path).Blocks).Select(block => block.Note("not compiled"));
        var given = reasons.OfType<string>().ToList();
        Assert.All(given, Assert.NotEmpty);
        Assert.InRange(given.Count, 0, MostBlocksThatAreNotCompiled);
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void JsonCanBeRead(string path)
    {
        var options = new JsonDocumentOptions
        {
            CommentHandling = JsonCommentHandling.Skip,
            AllowTrailingCommas = true,
        };
        foreach (var block in Page.Load(path).Blocks.Where(block => block.Language is "json" or "jsonc"))
        {
            // One document, or one on each line.
            var starts = block.Text.Split('\n').Count(line => line.StartsWith('{'));
            foreach (var text in starts > 1 ? block.Text.Split('\n') : [block.Text])
            {
                JsonDocument.Parse(text, options).Dispose();
            }
        }
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void BlocksAreOfAKnownLanguage(string path) =>
        Assert.Empty(Page.Load(path).Blocks.Select(block => block.Language).Except(Languages));

    [Theory]
    [MemberData(nameof(Pages))]
    public void NotesAreKnown(string path)
    {
        var page = Page.Load(path);
        Assert.DoesNotContain(
            page.Blocks.SelectMany(block => block.Notes).Concat(page.Notes),
            note => !KnownNote().IsMatch(note)
        );
    }

    [GeneratedRegex("^(alone|(file|in|usings|not compiled): .+)$")]
    private static partial Regex KnownNote();
}
