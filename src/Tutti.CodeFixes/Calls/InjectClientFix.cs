using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Tutti.CodeFixes.Calls;

/// <summary>Takes a client as a parameter of the constructor where a service provider was asked for it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(InjectClientFix)), Shared]
internal sealed class InjectClientFix() : Fix("TUT0084")
{
    // A second parameter of the same type would be added to the same constructor.
    protected override bool FixesAll => false;

    protected override async Task OfferAsync(Finding finding)
    {
        if (
            finding.Around<InvocationExpressionSyntax>() is not { } call
            || call.FirstAncestorOrSelf<TypeDeclarationSyntax>() is not ClassDeclarationSyntax type
            || call.Ancestors().OfType<MemberDeclarationSyntax>().First() is ConstructorDeclarationSyntax
        )
        {
            return;
        }
        var model = await finding.ModelAsync().ConfigureAwait(false);
        var client = call.DescendantNodes()
            .OfType<TypeSyntax>()
            .Select(name => model.GetTypeInfo(name, finding.Cancellation).Type)
            .OfType<INamedTypeSymbol>()
            .FirstOrDefault(Clients.IsClient);
        if (client is null || ParameterFor(client, type, call, model) is not { } parameter)
        {
            return;
        }
        // A cast of what a non-generic method returned goes with it.
        var replaced = call.AncestorsAndSelf()
            .TakeWhile(node =>
                node == call || node is CastExpressionSyntax or ParenthesizedExpressionSyntax || IsNotNull(node)
            )
            .Last();
        finding.Offer(
            $"Take {client.Name} as a parameter of the constructor",
            [
                .. parameter.Changes,
                Edits.Replace(replaced, parameter.Expression),
                .. Usings.For(client.Name, client.ContainingNamespace.ToDisplayString(), model, type.SpanStart),
            ]
        );
    }

    /// <summary>A parameter beside the service provider, or in its place if nothing else uses it.</summary>
    private static ConstructorParameter? ParameterFor(
        INamedTypeSymbol client,
        ClassDeclarationSyntax type,
        InvocationExpressionSyntax call,
        SemanticModel model
    )
    {
        var name = Clients.ParameterName(client);
        if (
            call.Expression is MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax receiver }
            && type.ParameterList?.Parameters.FirstOrDefault(p =>
                p.Identifier.ValueText == receiver.Identifier.ValueText
            )
                is { } provider
            && type.ParameterList.Parameters.All(p =>
                p.Type?.ToString() != client.Name && p.Identifier.ValueText != name
            )
            && SymbolEqualityComparer.Default.Equals(
                model.GetSymbolInfo(receiver).Symbol,
                model.GetDeclaredSymbol(provider)
            )
            && type.DescendantNodes()
                .OfType<IdentifierNameSyntax>()
                .Count(use => use.Identifier.ValueText == receiver.Identifier.ValueText) == 1
        )
        {
            return new(name, [Edits.Replace(provider, $"{client.Name} {name}")]);
        }
        return ConstructorParameter.For(type, client.Name, name);
    }

    private static bool IsNotNull(SyntaxNode node) => node.IsKind(SyntaxKind.SuppressNullableWarningExpression);
}
