using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Tutti.CodeFixes.Calls;

/// <summary>Offers the endpoints that were meant by a method that a client does not have.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ClientMethodFix)), Shared]
internal sealed class ClientMethodFix() : Fix("CS1061")
{
    private const string Suffix = "Async";

    // What the nearest name is, each place has to be looked at for.
    protected override bool FixesAll => false;

    protected override async Task OfferAsync(Finding finding)
    {
        if (finding.Node is not SimpleNameSyntax name)
        {
            return;
        }
        var receiver = name.Parent switch
        {
            MemberAccessExpressionSyntax access when access.Name == name => access.Expression,
            MemberBindingExpressionSyntax => name.FirstAncestorOrSelf<ConditionalAccessExpressionSyntax>()?.Expression,
            _ => null,
        };
        if (receiver is null)
        {
            return;
        }
        var model = await finding.ModelAsync().ConfigureAwait(false);
        var type = model.GetTypeInfo(receiver, finding.Cancellation).Type;
        if (!Clients.IsClient(type))
        {
            return;
        }
        var written = name.Identifier.ValueText;
        var methods = type!.GetMembers().OfType<IMethodSymbol>().Select(method => method.Name).ToList();
        var meant = methods.Contains(written + Suffix)
            ? [written + Suffix]
            : Names.Nearest(written.EndsWith(Suffix, StringComparison.Ordinal) ? written : written + Suffix, methods);
        foreach (var method in meant)
        {
            finding.Offer($"Change '{written}' to '{method}'", Edits.Replace(name.Identifier, method), method);
        }
    }
}
