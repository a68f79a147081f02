using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Tutti.Generators.Analysis;
using Tutti.Generators.Binding;
using Tutti.Generators.Diagnostics;
using Tutti.Generators.Endpoints;
using Tutti.Generators.Routing;
using Tutti.Generators.Schema.Annotations;
using Tutti.Generators.Services;
using Tutti.Generators.WholeApp;

namespace Tutti.Generators;

/// <summary>Reports what is wrong with the services and endpoints of an app; the generator says nothing and leaves out what is wrong.</summary>
/// <remarks>One analyzer for many rules, because they share what is expensive: finding the services and endpoints of the whole compilation.</remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class AppAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = Descriptors.OfApp;

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        // A service that another generator writes is wrong, and must be told.
        context.ConfigureGeneratedCodeAnalysis(
            GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics
        );
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(start =>
        {
            if (AppSymbols.Of(start.Compilation, start.Options, start.CancellationToken) is { } app)
            {
                start.RegisterSymbolAction(
                    symbol => CheckType((INamedTypeSymbol)symbol.Symbol, app, symbol.ReportDiagnostic),
                    SymbolKind.NamedType
                );
                start.RegisterCompilationEndAction(end => AppRules.Check(end, app));
                start.RegisterSyntaxNodeAction(
                    LocalFunctionRules.Check,
                    SyntaxKind.LocalFunctionStatement,
                    SyntaxKind.ParenthesizedLambdaExpression,
                    SyntaxKind.SimpleLambdaExpression
                );
            }
        });
    }

    private static void CheckType(INamedTypeSymbol type, AppSymbols app, Action<Diagnostic> report)
    {
        ServiceRules.Check(type, app, report);
        TypePartRules.Check(type, app, report);
        NamespaceRules.Check(type, app, report);
        MemberRules.Check(type, app, report);
        AnnotationRules.Check(type, app, report);
        foreach (var method in type.GetMembers().OfType<IMethodSymbol>())
        {
            EndpointRules.CheckAttributes(method, report);
        }
        var endpoints = EndpointSymbol.AllOf(type).ToList();
        if (endpoints.Count > 0)
        {
            EndpointRules.CheckClass(type, endpoints, app, report);
            ConstructorRules.Check(type, report);
            AuthorizationRules.CheckClass(type, report);
            AspNetRules.CheckClass(type, report);
        }
        foreach (var endpoint in endpoints)
        {
            EndpointRules.Check(endpoint, app, report);
            EndpointSettingsRules.Check(endpoint, report);
            EndpointHintRules.Check(endpoint, report);
            AuthorizationRules.Check(endpoint, report);
            RouteRules.Check(endpoint, app, report);
            ParameterRules.Check(endpoint, app, report);
            AnnotationRules.Check(endpoint, report);
            AspNetRules.Check(endpoint, report);
        }
        if (app.IsRequest(type))
        {
            AspNetRules.CheckRequest(type, report);
        }
    }
}
