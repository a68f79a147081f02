using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Tutti.Docs.Tests.Pages;
using Tutti.Docs.Tests.Snippets;
using Tutti.Generators.Diagnostics;
using Tutti.Generators.Tests.Harness;

namespace Tutti.Docs.Tests;

/// <summary>The page of a diagnostic shows code that has the mistake, and code that does not.</summary>
public sealed class DiagnosticPageTests
{
    private static readonly string[] Usings = ["Tutti", "System.ComponentModel.DataAnnotations"];

    public static TheoryData<string> Pages => [.. Page.Diagnostics];

    [Theory]
    [MemberData(nameof(Pages))]
    public void APageHasTheCommonForm(string path)
    {
        var page = Page.Load(path);
        var descriptor = Descriptors.All.Single(known => known.Id == IdOf(path));

        Assert.Equal(
            [$"# {descriptor.Id}: {descriptor.Title}", "## Wrong", "## Right", "## How to fix it"],
            page.Headings
        );
        Assert.NotEmpty(page.SectionText("How to fix it"));
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task WhatIsWrongIsReportedWithTheIdOfThePage(string path)
    {
        var blocks = BlocksOf(Page.Load(path), "Wrong");
        var found = await BuildAsync(blocks);

        var also = blocks.SelectMany(block => (block.Note("also") ?? "").Split(", ")).Where(id => id.Length > 0);
        Assert.Contains(found, diagnostic => diagnostic.Id == IdOf(path));
        AssertNone(found.Where(diagnostic => diagnostic.Id != IdOf(path) && !also.Contains(diagnostic.Id)));
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task WhatIsRightIsReportedNowhere(string path)
    {
        var found = await BuildAsync(BlocksOf(Page.Load(path), "Right"));

        AssertNone(found);
    }

    private static string IdOf(string path) => Path.GetFileNameWithoutExtension(path);

    private static List<Block> BlocksOf(Page page, string section)
    {
        var blocks = page
            .Blocks.Where(block => block.Section == section && (block.Language is "csharp" or "sql"))
            .ToList();
        Assert.Contains(blocks, block => block.Language == "csharp");
        return blocks;
    }

    private static async Task<ImmutableArray<Diagnostic>> BuildAsync(List<Block> blocks)
    {
        var files = blocks
            .Where(block => block.Language == "csharp")
            .SelectMany(block => SourceFile.Split(block.Text, "Shop/ShopService.cs"));
        var project = SnippetProject.Of(files, Usings);
        var unset = blocks.Select(block => block.Note("without")).OfType<string>();
        project = project with { Properties = project.Properties.RemoveRange(unset) };
        foreach (var name in blocks.Select(block => block.Note("with")).OfType<string>())
        {
            project = project.WithAdditionalFile(name, "{}");
        }
        foreach (var block in blocks.Where(block => block.Language == "sql"))
        {
            // The first line names the file: -- Todos/migrations/1_create_todos.up.sql
            var lines = block.Text.Split('\n', 2);
            project = project.WithAdditionalFile(lines[0][3..].Trim(), lines.ElementAtOrDefault(1) ?? "");
        }
        // Examples leave out what would make use of a parameter, or document a type: the compiler's own warnings do not matter here.
        return
        [
            .. (await SnippetProject.BuildAsync(project)).Where(found =>
                found.Severity == DiagnosticSeverity.Error || found.Id.StartsWith("TUT", StringComparison.Ordinal)
            ),
        ];
    }

    private static void AssertNone(IEnumerable<Diagnostic> diagnostics)
    {
        var text = DiagnosticText.Render([.. diagnostics]);
        Assert.True(text.Length == 0, text);
    }
}
