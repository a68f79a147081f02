using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Tutti.Docs.Tests.Pages;
using Tutti.Generators.Tests.Harness;

namespace Tutti.Docs.Tests.Snippets;

/// <summary>
/// What the blocks of a guide make together: one app, each block a file of it. A block that shows a file anew begins the next stage of the app.
/// Notes before a block say more: <c>file: Path.cs</c>; <c>in: header</c>, where the block is the body of a type;
/// <c>alone</c>, where it is an app of its own; <c>not compiled: reason</c>. Files below <c>MyApp.Tests</c> are a project that references the app.
/// </summary>
internal static class GuideProject
{
    private const string DefaultPath = "Shop/ShopService.cs";
    private const string Tests = "MyApp.Tests/";

    // What the test project of a new app references; these tests run with the same.
    private static readonly MetadataReference[] ForTests =
    [
        .. new[] { "Tutti.Testing.dll", "xunit.v3.*.dll", "Microsoft.Bcl.AsyncInterfaces.dll" }
            .SelectMany(pattern => Directory.GetFiles(AppContext.BaseDirectory, pattern))
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    /// <summary>What has to compile: every stage of the app, and every block that stands alone.</summary>
    public static IEnumerable<Stage> Of(Page page)
    {
        var usings = page.Notes.Where(note => note.StartsWith("usings:", StringComparison.Ordinal)).ToList();
        string[] names = [.. usings.SelectMany(note => note[7..].Split(';', StringSplitOptions.TrimEntries))];
        var app = new List<SourceFile>();
        foreach (
            var block in page.Blocks.Where(block => block.Language == "csharp" && block.Note("not compiled") is null)
        )
        {
            var files = FilesOf(block).ToList();
            if (block.Note("alone") is not null)
            {
                yield return new($"{page.Path}:{block.Line}", files, names);
                continue;
            }
            if (app.Any(known => files.Any(file => file.Path == known.Path)))
            {
                yield return new($"{page.Path} before line {block.Line}", [.. app], names);
            }
            app.AddRange(files);
        }
        if (app.Count > 0)
        {
            yield return new(page.Path, app, names);
        }
    }

    private static IEnumerable<SourceFile> FilesOf(Block block)
    {
        var text = block.Note("in") is { } header ? $"{header}\n{{\n{block.Text}\n}}" : block.Text;
        var path = block.Note("file");
        var files = SourceFile.Split(text, path ?? DefaultPath).ToList();
        Assert.True(
            path is not null || block.Note("alone") is not null || files.All(file => file.Path != DefaultPath),
            $"The block of line {block.Line} does not say which file it is: begin it with a comment '// Hello/HelloService.cs', "
                + "or put '<!-- file: Hello/HelloService.cs -->' or '<!-- alone -->' before it."
        );
        return files;
    }

    /// <summary>Files that make an app, and perhaps its tests.</summary>
    internal sealed record Stage(string Name, IReadOnlyList<SourceFile> Files, string[] Usings)
    {
        public async Task<ImmutableArray<Diagnostic>> BuildAsync()
        {
            var app = SnippetProject.Of(Files.Where(file => !IsTest(file)), Usings);
            var found = await SnippetProject.BuildAsync(app);
            return Files.Any(IsTest) && found.IsEmpty ? BuildTests(app) : found;
        }

        private ImmutableArray<Diagnostic> BuildTests(TestProject app)
        {
            var tests = SnippetProject.Of(Files.Where(IsTest), [], isWeb: false) with
            {
                AssemblyName = "MyApp.Tests",
                OutputKind = OutputKind.DynamicallyLinkedLibrary,
                References = [.. app.References, .. ForTests, app.Generate().Compilation.ToMetadataReference()],
            };
            // xunit is compiled against an earlier .NET (CS1701), of which a build says nothing.
            return
            [
                .. tests
                    .Compile()
                    .GetDiagnostics()
                    .Where(found => found.Severity >= DiagnosticSeverity.Warning && found.Id != "CS1701"),
            ];
        }

        private static bool IsTest(SourceFile file) => file.Path.StartsWith(Tests, StringComparison.Ordinal);
    }
}
