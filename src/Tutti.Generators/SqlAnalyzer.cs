using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Tutti.Generators.Analysis;
using Tutti.Generators.Databases;
using Tutti.Generators.Diagnostics;
using Tutti.Generators.Queries;

namespace Tutti.Generators;

/// <summary>Reports what is wrong with databases, their migrations, who uses them, and queries.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SqlAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = Descriptors.OfSql;

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
            start.RegisterSymbolAction(symbol => CheckType(symbol, app), SymbolKind.NamedType);
            start.RegisterAdditionalFileAction(file => MigrationFileRules.Check(file, app));
            start.RegisterOperationAction(
                operation => CheckOperation(operation, app),
                OperationKind.Invocation,
                OperationKind.ObjectCreation,
                OperationKind.InterpolatedStringHandlerCreation
            );
        });
    }

    private static void CheckType(SymbolAnalysisContext context, AppSymbols app)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        if (DatabaseSymbol.Of(type) is { } database)
        {
            DatabaseRules.Check(database, app, context.ReportDiagnostic);
            MigrationFolderRules.Check(database, app, context.Options.AdditionalFiles, context.ReportDiagnostic);
        }
        InjectionRules.Check(type, app, context.ReportDiagnostic);
    }

    private static void CheckOperation(OperationAnalysisContext context, AppSymbols app)
    {
        switch (context.Operation)
        {
            case IInvocationOperation call:
                ConnectionRules.CheckInvocation(call, app, context.ReportDiagnostic);
                QueryTextRules.CheckCall(call, context.ReportDiagnostic);
                RowTypeRules.Check(call, context.ReportDiagnostic);
                break;
            case IInterpolatedStringHandlerCreationOperation statement:
                QueryTextRules.CheckHoles(statement, context.ReportDiagnostic);
                break;
            case IObjectCreationOperation creation:
                ConnectionRules.CheckCreation(creation, app, context.ReportDiagnostic);
                break;
        }
    }
}
