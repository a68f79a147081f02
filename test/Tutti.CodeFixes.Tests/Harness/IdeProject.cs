using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Tutti.Generators.Routing;
using Tutti.Generators.Tests.Harness;

namespace Tutti.CodeFixes.Tests.Harness;

/// <summary>A user's project as an IDE opens it: a workspace that runs the generator while one types.</summary>
internal sealed class IdeProject
{
    private const string Generated = "obj/";

    public IdeProject(Project project) => Project = project;

    public Project Project { get; }

    public Solution Solution => Project.Solution;

    public static IdeProject Open(TestProject source)
    {
        var compilation = source.Compile();
        var id = ProjectId.CreateNewId();
        var solution = new AdhocWorkspace()
            .CurrentSolution.AddProject(id, source.AssemblyName, source.AssemblyName, LanguageNames.CSharp)
            .WithProjectFilePath(id, Path.Combine(TestProject.Directory, "MyApp.csproj"))
            .WithProjectCompilationOptions(id, compilation.Options)
            .WithProjectParseOptions(id, compilation.SyntaxTrees[0].Options)
            .WithProjectMetadataReferences(id, source.References)
            .AddAnalyzerReference(id, new AnalyzerFileReference(typeof(RouteTemplate).Assembly.Location, new Loader()));
        foreach (var tree in compilation.SyntaxTrees)
        {
            var path = Relative(tree.FilePath);
            solution = solution.AddDocument(
                DocumentId.CreateNewId(id),
                Path.GetFileName(path),
                tree.GetText(),
                path.Split('/')[..^1],
                tree.FilePath
            );
        }
        var properties = source.Properties.Select(property => $"build_property.{property.Key} = {property.Value}");
        solution = solution.AddAnalyzerConfigDocument(
            DocumentId.CreateNewId(id),
            ".globalconfig",
            SourceText.From("is_global = true\n" + string.Join('\n', properties)),
            filePath: Path.Combine(TestProject.Directory, ".globalconfig")
        );
        return new(solution.GetProject(id)!);
    }

    public static IdeProject Of(params (string Path, string Text)[] files) => Open(TestProject.Of(files));

    public IdeProject With(Solution solution) => new(solution.GetProject(Project.Id)!);

    public Document Document(string path) => Project.Documents.Single(document => Relative(document.FilePath!) == path);

    /// <summary>What the user sees: errors of the compiler, and all that the analyzers say.</summary>
    public async Task<ImmutableArray<Diagnostic>> DiagnosticsAsync()
    {
        var compilation = (await Project.GetCompilationAsync(TestContext.Current.CancellationToken))!;
        var found = await compilation
            .WithAnalyzers(Components.Analyzers, Project.AnalyzerOptions)
            .GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
        return
        [
            .. compilation
                .GetDiagnostics(TestContext.Current.CancellationToken)
                .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
                .Concat(found)
                .OrderBy(diagnostic => diagnostic.Location.SourceTree?.FilePath, StringComparer.Ordinal)
                .ThenBy(diagnostic => diagnostic.Location.SourceSpan.Start),
        ];
    }

    /// <summary>The user's files, to be built.</summary>
    public async Task<TestProject> SourceAsync()
    {
        var files = new List<(string, string)>();
        foreach (
            var document in Project.Documents.Where(d =>
                !Relative(d.FilePath!).StartsWith(Generated, StringComparison.Ordinal)
            )
        )
        {
            var text = await document.GetTextAsync(TestContext.Current.CancellationToken);
            files.Add((Relative(document.FilePath!), text.ToString()));
        }
        return TestProject.Of([.. files]) with { OutputKind = Project.CompilationOptions!.OutputKind };
    }

    /// <summary>The path of a file below the project.</summary>
    public static string Relative(string path) =>
        path.StartsWith(TestProject.Directory, StringComparison.Ordinal)
            ? path[TestProject.Directory.Length..].Replace('\\', '/')
            : path;

    private sealed class Loader : IAnalyzerAssemblyLoader
    {
        public void AddDependencyLocation(string fullPath) { }

        public Assembly LoadFromPath(string fullPath) => typeof(RouteTemplate).Assembly;
    }
}
