using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Tutti.Generators.Services;

namespace Tutti.CodeFixes.Calls;

/// <summary>Offers the clients that were meant by a name such as <c>IHeloClient</c>, with the using that it takes to see them.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ClientTypeFix)), Shared]
internal sealed class ClientTypeFix() : Fix("CS0246")
{
    protected override bool FixesAll => false;

    protected override async Task OfferAsync(Finding finding)
    {
        if (finding.Node is not IdentifierNameSyntax name || !ServiceNames.IsClient(name.Identifier.ValueText))
        {
            return;
        }
        var model = await finding.ModelAsync().ConfigureAwait(false);
        var written = name.Identifier.ValueText;
        var clients = Clients.AllOf(model.Compilation, finding.Cancellation).ToList();
        var nearest = Names.Nearest(written, clients.Select(client => client.Name));
        var same = clients.Where(client => client.Name == written);
        foreach (var client in same.Concat(nearest.SelectMany(n => clients.Where(client => client.Name == n))))
        {
            var usings = Usings.For(client.Name, client.ContainingNamespace.ToDisplayString(), model, name.SpanStart);
            finding.Offer(
                client.Name == written
                    ? $"using {client.ContainingNamespace.ToDisplayString()};"
                    : $"Change '{written}' to '{client.Name}'",
                client.Name == written ? usings : usings.Append(Edits.Replace(name, client.Name)),
                client.ToDisplayString()
            );
        }
    }
}
