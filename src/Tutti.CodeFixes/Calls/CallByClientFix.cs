using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Tutti.CodeFixes.Calls;

/// <summary>Calls another service by its client where an object of its class was made to be called.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CallByClientFix)), Shared]
internal sealed class CallByClientFix() : Fix("TUT0085")
{
    protected override bool FixesAll => false;

    protected override async Task OfferAsync(Finding finding)
    {
        if (
            finding.Around<BaseObjectCreationExpressionSyntax>() is not { } creation
            || Outside(creation).Parent is not MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call }
            || call.FirstAncestorOrSelf<TypeDeclarationSyntax>() is not ClassDeclarationSyntax type
        )
        {
            return;
        }
        var model = await finding.ModelAsync().ConfigureAwait(false);
        if (
            model.GetSymbolInfo(call, finding.Cancellation).Symbol is not IMethodSymbol endpoint
            || Clients.Of(endpoint, model.Compilation, finding.Cancellation) is not var (client, method)
            || ConstructorParameter.For(type, client.Name, Clients.ParameterName(client)) is not { } parameter
            || AwaitedCall.Replace(call, endpoint, $"{parameter.Expression}.{method.Name}", model) is not { } changes
        )
        {
            return;
        }
        finding.Offer(
            $"Call it by {client.Name}",
            [
                .. parameter.Changes,
                .. changes,
                .. Usings.For(client.Name, client.ContainingNamespace.ToDisplayString(), model, type.SpanStart),
            ]
        );
    }

    private static ExpressionSyntax Outside(ExpressionSyntax expression) =>
        expression.Parent is ParenthesizedExpressionSyntax parentheses ? parentheses : expression;
}
