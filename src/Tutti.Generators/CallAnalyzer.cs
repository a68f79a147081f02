using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Tutti.Generators.Analysis;
using Tutti.Generators.Calls;
using Tutti.Generators.Diagnostics;

namespace Tutti.Generators;

/// <summary>Reports what is wrong with calls between services, and ways around them. Unlike <see cref="AppAnalyzer"/> it looks into bodies, those of users alone.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CallAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = Descriptors.OfCalls;

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(start =>
        {
            if (AppSymbols.Of(start.Compilation, start.Options, start.CancellationToken) is not { } app)
            {
                return;
            }
            var edges = new CallEdges(app);
            start.RegisterSymbolAction(symbol => CheckType(symbol, app, edges), SymbolKind.NamedType);
            var borders = new Borders(app);
            start.RegisterSyntaxNodeAction(
                name => BorderRules.Check(name, app, borders),
                SyntaxKind.IdentifierName,
                SyntaxKind.GenericName
            );
            start.RegisterOperationAction(
                operation => CheckOperation(operation, app, edges),
                OperationKind.Invocation,
                OperationKind.MethodReference,
                OperationKind.ObjectCreation,
                OperationKind.Invalid
            );
            start.RegisterCompilationEndAction(end => CallEdgeRules.Check(edges, app, end.ReportDiagnostic));
        });
    }

    private static void CheckType(SymbolAnalysisContext context, AppSymbols app, CallEdges edges)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        ClientRules.Check(type, app, edges, context.ReportDiagnostic, context.CancellationToken);
        ProviderRules.Check(type, app, context.ReportDiagnostic);
    }

    private static void CheckOperation(OperationAnalysisContext context, AppSymbols app, CallEdges edges)
    {
        switch (context.Operation)
        {
            case IInvalidOperation:
                edges.AddError();
                break;
            case IInvocationOperation call:
                edges.AddCall(call.TargetMethod, call.Syntax);
                DetailsRules.Check(call, app, context.ReportDiagnostic);
                WaitingRules.Check(call, app, context.ReportDiagnostic);
                LocationRules.CheckInvocation(call, app, context.ReportDiagnostic, context.CancellationToken);
                break;
            case IMethodReferenceOperation reference:
                edges.AddCall(reference.Method, reference.Syntax);
                break;
            case IObjectCreationOperation creation:
                LocationRules.CheckCreation(creation, app, context.ReportDiagnostic);
                break;
        }
    }
}
