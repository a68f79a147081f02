using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Tutti.Generators;

namespace Tutti.Bench.Generator;

/// <summary>The analyzers at work on an app with all that was generated for it.</summary>
internal sealed class AnalyzerSession(AppSize size)
{
    // Those of one project: an IDE and the compiler keep them.
    private readonly ImmutableArray<DiagnosticAnalyzer> _analyzers =
    [
        new AppAnalyzer(),
        new CallAnalyzer(),
        new LifetimeAnalyzer(),
    ];

    /// <summary>How many milliseconds the analyzers' own code ran.</summary>
    public double Measure() => Analyze(out _);

    /// <summary>How many analyzed compilations live on.</summary>
    public int Retained()
    {
        var old = AnalyzeAndForget();
        for (var i = 0; i < 5 && old.IsAlive; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
        GC.KeepAlive(_analyzers);
        return old.IsAlive ? 1 : 0;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private WeakReference AnalyzeAndForget()
    {
        Analyze(out var compilation);
        return new WeakReference(compilation);
    }

    private double Analyze(out Compilation compilation)
    {
        Project
            .Driver(implementation: true)
            .RunGeneratorsAndUpdateCompilation(new Project(size).Compilation, out compilation, out _);
        // What the compiler asks of symbols itself should not count as the analyzers' work.
        var errors = compilation.GetDeclarationDiagnostics();
        if (errors.FirstOrDefault(error => error.Severity == DiagnosticSeverity.Error) is { } wrong)
        {
            throw new BenchException($"The synthetic app does not compile: {wrong}");
        }
        GC.Collect();
        var analysis = compilation.WithAnalyzers(
            _analyzers,
            new CompilationWithAnalyzersOptions(
                new AnalyzerOptions([], Project.Options),
                onAnalyzerException: null,
                concurrentAnalysis: false,
                logAnalyzerExecutionTime: true
            )
        );
        var result = analysis.GetAnalysisResultAsync(CancellationToken.None).GetAwaiter().GetResult();
        if (result.GetAllDiagnostics() is [var found, ..])
        {
            throw new BenchException($"The synthetic app is wrong: {found}");
        }
        return result.AnalyzerTelemetryInfo.Values.Sum(info => info.ExecutionTime.TotalMilliseconds);
    }
}
