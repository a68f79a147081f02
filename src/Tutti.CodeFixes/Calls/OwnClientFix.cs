using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Tutti.CodeFixes.Calls;

/// <summary>Calls a class's own endpoints directly, not by the client of its service.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(OwnClientFix)), Shared]
internal sealed class OwnClientFix() : Fix("TUT0082")
{
    protected override bool FixesAll => false;

    protected override async Task OfferAsync(Finding finding)
    {
        if (
            finding.Around<ParameterSyntax>() is not { Parent: ParameterListSyntax list } parameter
            || list.Parent is not ClassDeclarationSyntax type
        )
        {
            return;
        }
        var model = await finding.ModelAsync().ConfigureAwait(false);
        var symbol = model.GetDeclaredSymbol(parameter, finding.Cancellation);
        var endpoints = model.GetDeclaredSymbol(type, finding.Cancellation)!.GetMembers().OfType<IMethodSymbol>();
        var byCall = endpoints
            .Select(endpoint =>
                (Endpoint: endpoint, Call: Clients.Of(endpoint, model.Compilation, finding.Cancellation))
            )
            .Where(found => found.Call is not null)
            .ToDictionary(found => found.Call!.Value.Method.Name, found => found.Endpoint, StringComparer.Ordinal);
        var calls = type.DescendantNodes()
            .OfType<IdentifierNameSyntax>()
            .Where(use => use.Identifier.ValueText == symbol?.Name)
            .Where(use =>
                SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(use, finding.Cancellation).Symbol, symbol)
            )
            .Select(use => DirectCall.Replace(use, byCall, model))
            .ToList();
        if (calls.All(call => call is not null))
        {
            var parameters = list.Parameters.Count == 1 ? new(list.Span, "") : Edits.Remove(list.Parameters, parameter);
            finding.Offer("Call the methods directly", calls.SelectMany(call => call!).Distinct().Append(parameters));
        }
    }
}
