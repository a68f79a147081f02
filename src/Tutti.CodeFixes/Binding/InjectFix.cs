using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Tutti.CodeFixes.Binding;

/// <summary>Moves a parameter that is no data from an endpoint to the constructor of its class.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(InjectFix)), Shared]
internal sealed class InjectFix() : Fix("TUT0050", "TUT0051")
{
    private const string Remedy = "inject it into the constructor";

    // Two endpoints may take the same service, which the constructor must take once.
    protected override bool FixesAll => false;

    protected override async Task OfferAsync(Finding finding)
    {
        if (
            finding.Around<ParameterSyntax>() is not { Type: { } type, Parent: ParameterListSyntax list } parameter
            || list.Parent is not MethodDeclarationSyntax { Parent: ClassDeclarationSyntax declaration } method
            || parameter.AttributeLists.ToString().Contains("Keyed")
            || !finding.Diagnostic.GetMessage(null).EndsWith(Remedy, StringComparison.Ordinal)
        )
        {
            return;
        }
        var name = parameter.Identifier.ValueText;
        if (ConstructorParameter.For(declaration, type.ToString(), name) is not { } injected)
        {
            return;
        }
        var model = await finding.ModelAsync().ConfigureAwait(false);
        var symbol = model.GetDeclaredSymbol(parameter, finding.Cancellation);
        var uses = method
            .DescendantNodes()
            .OfType<IdentifierNameSyntax>()
            .Where(use => use.Identifier.ValueText == name && injected.Expression != name)
            .Where(use =>
                SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(use, finding.Cancellation).Symbol, symbol)
            );
        finding.Offer(
            $"Inject '{name}' into the constructor",
            [
                .. injected.Changes,
                Edits.Remove(list.Parameters, parameter),
                .. uses.Select(use => Edits.Replace(use, injected.Expression)),
            ]
        );
    }
}
