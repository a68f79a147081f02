using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Tutti.CodeFixes.Endpoints;

/// <summary>Writes a list of HTTP methods as it must be written, or removes one that has no effect.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CorrectMethodsFix)), Shared]
internal sealed class CorrectMethodsFix() : Fix("TUT0032")
{
    private static readonly char[] Separators = [',', ' ', ';', '|', '/'];

    protected override async Task OfferAsync(Finding finding)
    {
        if (
            finding.Around<AttributeArgumentSyntax>() is not { Parent.Parent: AttributeSyntax attribute } argument
            || attribute.ArgumentList is null
        )
        {
            return;
        }
        var hasRoute = attribute.ArgumentList.Arguments.Any(other => other.NameEquals is null);
        var isGeneral = attribute.Name.ToString().Split('.').Last() is "Endpoint" or "EndpointAttribute";
        if (!hasRoute || !isGeneral)
        {
            finding.Offer("Remove 'Methods'", Edits.Remove(argument), "Remove");
            return;
        }
        var model = await finding.ModelAsync().ConfigureAwait(false);
        var present = model.GetConstantValue(argument.Expression, finding.Cancellation).Value as string ?? "";
        var parts = present
            .Split(Separators, StringSplitOptions.RemoveEmptyEntries)
            .Select(part => part.ToUpperInvariant())
            .Distinct()
            .ToList();
        if (parts.Count > 0 && parts.All(IsMethod))
        {
            var corrected = parts.Contains("*") ? "*" : string.Join(",", parts);
            finding.Offer(
                $"Change the methods to \"{corrected}\"",
                Edits.Replace(argument.Expression, Edits.Literal(corrected))
            );
        }
    }

    private static bool IsMethod(string text) => text == "*" || text.All(c => c is (>= 'A' and <= 'Z') or '-' or '_');
}
