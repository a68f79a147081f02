using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Tutti.CodeFixes.Calls;

/// <summary>Takes the client of another service in place of its class, and calls it as such.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(TakeClientFix)), Shared]
internal sealed class TakeClientFix() : Fix("TUT0086")
{
    protected override bool FixesAll => false;

    protected override async Task OfferAsync(Finding finding)
    {
        if (
            finding.Around<ParameterSyntax>()
                is not { Type: { } written, Parent.Parent: ClassDeclarationSyntax type } parameter
            || !written.Span.Contains(finding.Node.Span)
        )
        {
            return;
        }
        var model = await finding.ModelAsync().ConfigureAwait(false);
        var symbol = model.GetDeclaredSymbol(parameter, finding.Cancellation);
        var client = (symbol?.Type.GetMembers() ?? [])
            .OfType<IMethodSymbol>()
            .Select(method => Clients.Of(method, model.Compilation, finding.Cancellation)?.Client)
            .FirstOrDefault(found => found is not null);
        if (symbol is null || client is null)
        {
            return;
        }
        var calls = type.DescendantNodes()
            .OfType<IdentifierNameSyntax>()
            .Where(use => use.Identifier.ValueText == symbol.Name)
            .Where(use =>
                SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(use, finding.Cancellation).Symbol, symbol)
            )
            .Select(use => CallOf(use, model, finding.Cancellation))
            .ToList();
        if (calls.All(call => call is not null))
        {
            finding.Offer(
                $"Take {client.Name}",
                calls
                    .SelectMany(call => call!)
                    .Append(Edits.Replace(written, client.Name))
                    .Concat(
                        Usings.For(client.Name, client.ContainingNamespace.ToDisplayString(), model, type.SpanStart)
                    )
                    .Distinct()
            );
        }
    }

    private static IEnumerable<TextChange>? CallOf(
        IdentifierNameSyntax use,
        SemanticModel model,
        CancellationToken cancellationToken
    ) =>
        use.Parent is MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call } access
        && access.Expression == use
        && model.GetSymbolInfo(call, cancellationToken).Symbol is IMethodSymbol endpoint
        && Clients.Of(endpoint, model.Compilation, cancellationToken) is var (_, method)
            ? AwaitedCall.Replace(call, endpoint, $"{use.Identifier.ValueText}.{method.Name}", model)
            : null;
}
