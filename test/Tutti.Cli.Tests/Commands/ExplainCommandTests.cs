using Tutti.Cli.Explanations;
using Tutti.Cli.Output;
using Tutti.Cli.Tests.Support;

namespace Tutti.Cli.Tests.Commands;

public sealed class ExplainCommandTests
{
    private static string Page { get; } =
        File.ReadAllText(Path.Combine(Repository.Root, "docs", "diagnostics", "TUT0002.md")).ReplaceLineEndings("\n");

    [Theory]
    [InlineData("TUT0002")]
    [InlineData("tut0002")]
    [InlineData("TUT2")]
    [InlineData("2")]
    [InlineData("0002")]
    public async Task PageIsShownAsItIsWhereNobodyWatches(string id)
    {
        var run = await CommandRun.RunAsync(Repository.Root, "explain", id);

        Assert.Equal(ExitCodes.Success, run.ExitCode);
        Assert.Equal(Page, run.Out);
        Assert.Equal("", run.Error);
    }

    [Fact]
    public async Task PageIsADocument()
    {
        var run = await CommandRun.RunAsync(Repository.Root, "explain", "2", "--json");

        Assert.Equal("TUT0002", run.Json.GetProperty("id").GetString());
        Assert.Equal("A service lies inside the folder of another", run.Json.GetProperty("title").GetString());
        Assert.Equal(Page, run.Json.GetProperty("markdown").GetString());
        Assert.EndsWith(
            "/docs/diagnostics/TUT0002.md",
            run.Json.GetProperty("url").GetString()!,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("cs246", "CS0246 comes from the C# compiler.", "https://learn.microsoft.com/search/?terms=cs0246")]
    [InlineData("NETSDK1004", "the .NET SDK", "https://learn.microsoft.com/dotnet/core/tools/sdk-errors/netsdk1004")]
    [InlineData("NU1101", "NuGet", "https://learn.microsoft.com/nuget/reference/errors-and-warnings/nu1101")]
    public async Task DiagnosticOfAnotherToolHasItsMakersPage(string id, string owner, string url)
    {
        var run = await CommandRun.RunAsync(Repository.Root, "explain", id);

        Assert.Equal(ExitCodes.Success, run.ExitCode);
        Assert.Contains(owner, run.Out);
        Assert.Contains($"\n{url}\n", run.Out);
    }

    [Fact]
    public async Task UnknownIdIsRefusedWithThoseThatLookLikeIt()
    {
        var run = await CommandRun.RunAsync(Repository.Root, "explain", "TUT0012x", "--json");

        Assert.Equal(ExitCodes.Usage, run.ExitCode);
        Assert.Equal("diagnostic-unknown", run.Json.GetProperty("error").GetProperty("code").GetString());
        Assert.Contains("There is no diagnostic TUT0012X.", run.Error);
        Assert.Contains("help: Did you mean TUT00", run.Error);
    }

    [Fact]
    public void EveryPageIsThereAndHasATitle()
    {
        var pages = Directory
            .EnumerateFiles(Path.Combine(Repository.Root, "docs", "diagnostics"), "TUT*.md")
            .Select(file => Path.GetFileNameWithoutExtension(file)!)
            .Order(StringComparer.Ordinal);

        Assert.Equal(pages, DiagnosticPages.Ids);
        Assert.All(DiagnosticPages.Ids, id => Assert.NotEqual("", DiagnosticPages.Find(id)!.Title));
    }

    [Fact]
    public void MarksOfMarkdownAreStylesOnATerminal()
    {
        var output = new StringWriter { NewLine = "\n" };

        MarkdownRenderer.Write(
            new Terminal(output, isInteractive: true, hasColor: true),
            "# T: `x`\n\n<!-- also: CS1 -->\nSee [the guide](guide.md) and `code`.\n\n```csharp\nvar x = 1; // why\n```\n"
        );

        Assert.Equal(
            "\e[1mT: x\e[0m\n\nSee the guide (guide.md) and \e[36mcode\e[0m.\n\n"
                + "    \e[36mvar x = 1; \e[0m\e[2m// why\e[0m\n",
            output.ToString()
        );
    }

    [Fact]
    public void LongParagraphsAreWrappedBetweenWords()
    {
        var output = new StringWriter { NewLine = "\n" };
        var words = string.Join(' ', Enumerable.Repeat("word", 50));

        MarkdownRenderer.Write(new Terminal(output), $"- {words}");

        var lines = output.ToString().TrimEnd('\n').Split('\n');
        Assert.True(lines.Length > 1);
        Assert.All(lines, line => Assert.InRange(line.Length, 1, 100));
        Assert.All(lines[1..], line => Assert.StartsWith("  word", line, StringComparison.Ordinal));
    }
}
