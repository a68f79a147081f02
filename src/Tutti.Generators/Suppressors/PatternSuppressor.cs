using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Tutti.Generators.Analysis;

namespace Tutti.Generators.Suppressors;

/// <summary>Suppresses what the SDK's analyzers are wrong about; see <see cref="Suppressions"/>.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class PatternSuppressor : DiagnosticSuppressor
{
    /// <inheritdoc/>
    public override ImmutableArray<SuppressionDescriptor> SupportedSuppressions { get; } = Suppressions.All;

    /// <inheritdoc/>
    public override void ReportSuppressions(SuppressionAnalysisContext context)
    {
        var app = context.ReportedDiagnostics.IsEmpty
            ? null
            : AppSymbols.Of(context.Compilation, context.Options, context.CancellationToken);
        if (app is null)
        {
            return;
        }
        var patterns = new Patterns(app, context.CancellationToken);
        foreach (var diagnostic in context.ReportedDiagnostics)
        {
            if (
                SymbolOf(diagnostic, context) is { } symbol
                && Suppressions.All.FirstOrDefault(s => s.SuppressedDiagnosticId == diagnostic.Id) is { } suppression
                && patterns.Are(suppression, symbol)
            )
            {
                context.ReportSuppression(Suppression.Create(suppression, diagnostic));
            }
        }
    }

    /// <summary>What is declared or named where a diagnostic is.</summary>
    private static ISymbol? SymbolOf(Diagnostic diagnostic, SuppressionAnalysisContext context)
    {
        if (diagnostic.Location.SourceTree is not { } tree)
        {
            return null;
        }
        var node = tree.GetRoot(context.CancellationToken)
            .FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);
        var model = context.GetSemanticModel(tree);
        return model.GetDeclaredSymbol(node, context.CancellationToken)
            ?? model.GetSymbolInfo(node, context.CancellationToken).Symbol
            // A diagnostic may underline the type of what is declared.
            ?? (node.Parent is { } parent ? model.GetDeclaredSymbol(parent, context.CancellationToken) : null);
    }
}
