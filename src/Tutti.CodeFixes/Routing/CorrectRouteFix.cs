using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Tutti.Generators.Routing;

namespace Tutti.CodeFixes.Routing;

/// <summary>Writes a route as it must be written: with one slash before each segment, and with parameters that are names alone.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CorrectRouteFix)), Shared]
internal sealed class CorrectRouteFix() : Fix("TUT0026")
{
    protected override async Task OfferAsync(Finding finding)
    {
        if (finding.Around<AttributeArgumentSyntax>()?.Expression is not { } argument)
        {
            return;
        }
        var model = await finding.ModelAsync().ConfigureAwait(false);
        if (model.GetConstantValue(argument, finding.Cancellation).Value is not string route)
        {
            return;
        }
        var corrected = RouteCorrection.Of(route);
        if (corrected != route && RouteTemplate.Parse(corrected).IsValid)
        {
            finding.Offer($"Change the route to \"{corrected}\"", Edits.Replace(argument, Edits.Literal(corrected)));
        }
    }
}
