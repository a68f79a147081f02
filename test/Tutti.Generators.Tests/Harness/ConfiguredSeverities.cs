using Microsoft.CodeAnalysis;

namespace Tutti.Generators.Tests.Harness;

/// <summary>The severities that an <c>.editorconfig</c> sets, read as the compiler reads it.</summary>
internal sealed class ConfiguredSeverities(string editorConfig) : SyntaxTreeOptionsProvider
{
    private readonly AnalyzerConfigSet _config = AnalyzerConfigSet.Create(
        new[] { AnalyzerConfig.Parse(editorConfig, Path.Combine(TestProject.Directory, ".editorconfig")) }
    );

    public override GeneratedKind IsGenerated(SyntaxTree tree, CancellationToken cancellationToken) =>
        GeneratedKind.Unknown;

    public override bool TryGetDiagnosticValue(
        SyntaxTree tree,
        string diagnosticId,
        CancellationToken cancellationToken,
        out ReportDiagnostic severity
    ) => _config.GetOptionsForSourcePath(tree.FilePath).TreeOptions.TryGetValue(diagnosticId, out severity);

    public override bool TryGetGlobalDiagnosticValue(
        string diagnosticId,
        CancellationToken cancellationToken,
        out ReportDiagnostic severity
    ) => _config.GlobalConfigOptions.TreeOptions.TryGetValue(diagnosticId, out severity);
}
