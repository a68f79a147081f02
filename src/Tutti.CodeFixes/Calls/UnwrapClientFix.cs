using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Tutti.CodeFixes.Calls;

/// <summary>Takes a client or database itself in place of a <c>Lazy</c> or <c>Func</c> of it, and uses it as such.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UnwrapClientFix)), Shared]
internal sealed class UnwrapClientFix() : Fix("TUT0081", "TUT0134")
{
    protected override async Task OfferAsync(Finding finding)
    {
        if (
            finding.Around<ParameterSyntax>() is not { Type: { } type } parameter
            || type.DescendantNodesAndSelf().OfType<GenericNameSyntax>().FirstOrDefault()
                is not { TypeArgumentList.Arguments: [var client] } wrapping
            || wrapping.Identifier.ValueText is not ("Lazy" or "Func")
            || parameter.FirstAncestorOrSelf<TypeDeclarationSyntax>() is not { } declaration
        )
        {
            return;
        }
        var model = await finding.ModelAsync().ConfigureAwait(false);
        if (model.GetDeclaredSymbol(parameter, finding.Cancellation) is not { } symbol)
        {
            return;
        }
        var uses = declaration
            .DescendantNodes()
            .OfType<IdentifierNameSyntax>()
            .Where(name => name.Identifier.ValueText == symbol.Name)
            .Where(name =>
                SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(name, finding.Cancellation).Symbol, symbol)
            )
            .Select(UnwrappedBy)
            .ToList();
        // Kept in a field or handed on, it is more than this fix can follow.
        if (uses.All(use => use is not null))
        {
            finding.Offer(
                $"Take {client} itself",
                uses.Select(use => new TextChange(use!.Value, "")).Append(Edits.Replace(type, client.ToString()))
            );
        }
    }

    private static TextSpan? UnwrappedBy(IdentifierNameSyntax name) =>
        name.Parent switch
        {
            MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Value" } access when access.Expression == name =>
                TextSpan.FromBounds(name.Span.End, access.Span.End),
            InvocationExpressionSyntax { ArgumentList.Arguments.Count: 0 } call => call.ArgumentList.Span,
            _ => null,
        };
}
