using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Tutti.Generators.Analysis;
using Tutti.Generators.Diagnostics;
using Tutti.Generators.Endpoints;
using Tutti.Generators.Lifetimes;

namespace Tutti.Generators;

/// <summary>Reports what is wrong with the objects that a service is made of: what is registered, who takes what, and how long it lives.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class LifetimeAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = Descriptors.OfLifetimes;

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(start =>
        {
            if (AppSymbols.Of(start.Compilation, start.Options, start.CancellationToken) is { } app)
            {
                start.RegisterSymbolAction(symbol => CheckType(symbol, app), SymbolKind.NamedType);
                start.RegisterOperationBlockAction(block => RegistrationRules.Check(block, app));
            }
        });
    }

    private static void CheckType(SymbolAnalysisContext context, AppSymbols app)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        AccessorRules.Check(type, app, context.ReportDiagnostic);
        // What cannot be created at all is told otherwise.
        if (app.HasEndpoints(type) && EndpointDeclarationParser.CanHaveEndpoints(type))
        {
            StateRules.Check(type, context.ReportDiagnostic, context.CancellationToken);
            DependencyRules.Check(type, app, context.ReportDiagnostic, context.CancellationToken);
        }
    }
}
