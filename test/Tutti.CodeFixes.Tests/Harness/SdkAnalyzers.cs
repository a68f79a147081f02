using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Tutti.Generators.Suppressors;
using Tutti.Generators.Tests.Harness;

namespace Tutti.CodeFixes.Tests.Harness;

/// <summary>The analyzers that the SDK brings along, as a build with <c>AnalysisLevel=latest-all</c> runs them.</summary>
internal static class SdkAnalyzers
{
    private static readonly ImmutableArray<DiagnosticAnalyzer> Analyzers =
    [
        .. Directory
            .GetFiles(
                typeof(SdkAnalyzers)
                    .Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
                    .Single(attribute => attribute.Key == "SdkAnalyzers")
                    .Value!,
                "Microsoft.CodeAnalysis*.NetAnalyzers.dll"
            )
            .Where(path => !path.Contains("VisualBasic", StringComparison.Ordinal))
            .Select(Assembly.LoadFrom)
            .SelectMany(assembly => assembly.GetTypes())
            .Where(type => type.IsDefined(typeof(DiagnosticAnalyzerAttribute)) && !type.IsAbstract)
            .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!),
    ];

    /// <summary>What the rule with an id says, as <c>file: text that is underlined</c>.</summary>
    /// <param name="source">The project.</param>
    /// <param name="id">The rule.</param>
    /// <param name="suppressed">Whether the framework's suppressor runs too.</param>
    /// <param name="implementation">Whether to look at what a build sees, or at what an IDE sees while one types.</param>
    public static async Task<IReadOnlyList<string>> ReportAsync(
        TestProject source,
        string id,
        bool suppressed,
        bool implementation = true
    )
    {
        var run = source.Generate(implementation);
        var rules = ImmutableDictionary<string, ReportDiagnostic>.Empty.Add(id, ReportDiagnostic.Warn);
        var compilation = run.Compilation.WithOptions(run.Compilation.Options.WithSpecificDiagnosticOptions(rules));
        var analyzers = Analyzers.Where(a => a.SupportedDiagnostics.Any(d => d.Id == id)).ToList();
        Assert.NotEmpty(analyzers);
        var found = await compilation
            .WithAnalyzers(
                suppressed ? [.. analyzers, new PatternSuppressor()] : [.. analyzers],
                new AnalyzerOptions([], source.Options)
            )
            .GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
        return
        [
            .. found
                .Where(d => d.Id == id && !d.IsSuppressed)
                .Select(d => d.Location.SourceTree!.GetText().ToString(d.Location.SourceSpan))
                .Order(StringComparer.Ordinal),
        ];
    }
}
