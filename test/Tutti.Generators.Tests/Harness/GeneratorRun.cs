using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Tutti.Generators.Tests.Harness;

/// <summary>What the generator made of a project, with its steps tracked.</summary>
internal sealed class GeneratorRun
{
    private readonly TestProject _project;
    private readonly GeneratorDriver _driver;

    private GeneratorRun(TestProject project, GeneratorDriver driver)
    {
        _project = project;
        Input = project.Compile();
        _driver = driver.RunGeneratorsAndUpdateCompilation(Input, out var compilation, out var diagnostics);
        Compilation = (CSharpCompilation)compilation;
        GeneratorDiagnostics = diagnostics;
        Result = _driver.GetRunResult();
    }

    /// <summary>The compilation that the generator saw.</summary>
    public CSharpCompilation Input { get; }

    /// <summary>The compilation with the generated sources.</summary>
    public CSharpCompilation Compilation { get; }

    /// <summary>What the generator reported; it should stay silent.</summary>
    public ImmutableArray<Diagnostic> GeneratorDiagnostics { get; }

    public GeneratorDriverRunResult Result { get; }

    /// <summary>The generated sources by hint name.</summary>
    public IReadOnlyDictionary<string, string> Sources =>
        Result
            .Results.SelectMany(result => result.GeneratedSources)
            .ToDictionary(source => source.HintName, source => source.SourceText.ToString());

    public static GeneratorRun Start(TestProject project, bool implementation)
    {
        var driver = CSharpGeneratorDriver.Create(
            Components.Generators.Select(GeneratorExtensions.AsSourceGenerator),
            project.AdditionalFiles,
            (CSharpParseOptions?)project.Compile().SyntaxTrees.FirstOrDefault()?.Options,
            project.Options,
            new GeneratorDriverOptions(
                implementation ? IncrementalGeneratorOutputKind.None : IncrementalGeneratorOutputKind.Implementation,
                trackIncrementalGeneratorSteps: true
            )
        );
        return new(project, driver);
    }

    /// <summary>Runs the same driver on the project after an edit, so that it may use what it cached.</summary>
    public GeneratorRun Then(TestProject edited) =>
        new(
            edited,
            _driver.WithUpdatedAnalyzerConfigOptions(edited.Options).ReplaceAdditionalTexts(edited.AdditionalFiles)
        );

    /// <summary>Why the values of a named step are as they are: <c>New</c>, <c>Cached</c>, <c>Unchanged</c>, <c>Modified</c>, <c>Removed</c>.</summary>
    public ImmutableArray<IncrementalStepRunReason> Reasons(string step) =>
        [
            .. Result
                .Results.SelectMany(result => result.TrackedSteps.GetValueOrDefault(step, []))
                .SelectMany(run => run.Outputs)
                .Select(output => output.Reason),
        ];

    /// <summary>The compiler's own warnings and errors.</summary>
    public ImmutableArray<Diagnostic> CompilerDiagnostics => DiagnosticsOf(Compilation);

    /// <summary>All that a build would report: the compiler's, the generator's and the analyzers' diagnostics, in the order of the text.</summary>
    public Task<ImmutableArray<Diagnostic>> DiagnosticsAsync() => DiagnosticsAsync(Compilation);

    /// <summary>The same, had the generator written something else into one of its files.</summary>
    public Task<ImmutableArray<Diagnostic>> DiagnosticsAsync(string hintName, string text)
    {
        var tree = Compilation.SyntaxTrees.Single(tree => Path.GetFileName(tree.FilePath) == hintName);
        var changed = tree.WithChangedText(SourceText.From(text, Encoding.UTF8));
        return DiagnosticsAsync(Compilation.ReplaceSyntaxTree(tree, changed));
    }

    private async Task<ImmutableArray<Diagnostic>> DiagnosticsAsync(CSharpCompilation compilation)
    {
        var analyzed = compilation.WithAnalyzers(
            Components.Analyzers,
            new CompilationWithAnalyzersOptions(
                new AnalyzerOptions(_project.AdditionalFiles, _project.Options),
                onAnalyzerException: null,
                concurrentAnalysis: true,
                logAnalyzerExecutionTime: false
            )
        );
        var found = await analyzed.GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
        return
        [
            .. DiagnosticsOf(compilation)
                .Concat(GeneratorDiagnostics)
                .Concat(found)
                .Where(diagnostic => !diagnostic.IsSuppressed)
                .OrderBy(diagnostic => diagnostic.Location.GetLineSpan().Path, StringComparer.Ordinal)
                .ThenBy(diagnostic => diagnostic.Location.SourceSpan.Start)
                .ThenBy(diagnostic => diagnostic.Id, StringComparer.Ordinal)
                .ThenBy(diagnostic => diagnostic.GetMessage(null), StringComparer.Ordinal),
        ];
    }

    private static ImmutableArray<Diagnostic> DiagnosticsOf(CSharpCompilation compilation) =>
        [.. compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning)];

    /// <summary>Emits the app and loads it beside the test's own assemblies. Fails with the errors if it does not compile.</summary>
    public LoadedApp Load() => LoadedApp.Of(Compilation);
}
