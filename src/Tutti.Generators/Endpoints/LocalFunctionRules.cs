using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Tutti.Generators.Analysis;
using Tutti.Generators.Diagnostics;

namespace Tutti.Generators.Endpoints;

/// <summary>C# lets local functions and lambdas have the attributes of methods; here they would do nothing.</summary>
internal static class LocalFunctionRules
{
    public static void Check(SyntaxNodeAnalysisContext context)
    {
        var (lists, what) = context.Node switch
        {
            LocalFunctionStatementSyntax function => (function.AttributeLists, "a local function"),
            LambdaExpressionSyntax lambda => (lambda.AttributeLists, "a lambda"),
            _ => (default, ""),
        };
        if (lists.Count == 0 || MethodOf(context) is not { } method)
        {
            return;
        }
        foreach (var attribute in EndpointSymbol.AttributesOf(method))
        {
            var name = method.Name.Length > 0 ? method.Name : context.ContainingSymbol?.Name;
            context.ReportDiagnostic(
                Diagnostic.Create(
                    Descriptors.BadEndpointMethod,
                    Place.Of(attribute),
                    name,
                    what,
                    "make it a method of the class"
                )
            );
        }
    }

    private static IMethodSymbol? MethodOf(SyntaxNodeAnalysisContext context) =>
        context.Node is LambdaExpressionSyntax
            ? context.SemanticModel.GetSymbolInfo(context.Node, context.CancellationToken).Symbol as IMethodSymbol
            : context.SemanticModel.GetDeclaredSymbol(context.Node, context.CancellationToken) as IMethodSymbol;
}
