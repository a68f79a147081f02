using System.Composition;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Tutti.CodeFixes.Binding;

/// <summary>Makes a name that a header, cookie or query parameter can have of one that it cannot.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CorrectSourceNameFix)), Shared]
internal sealed class CorrectSourceNameFix() : Fix("TUT0056")
{
    private const string Kept = "tutti-";

    protected override async Task OfferAsync(Finding finding)
    {
        if (finding.Around<AttributeArgumentSyntax>() is not { } argument)
        {
            return;
        }
        var model = await finding.ModelAsync().ConfigureAwait(false);
        var name = model.GetConstantValue(argument.Expression, finding.Cancellation).Value as string ?? "";
        var corrected = Corrected(name);
        if (corrected.Length > 0)
        {
            finding.Offer(
                $"Change the name to \"{corrected}\"",
                Edits.Replace(argument.Expression, Edits.Literal(corrected))
            );
        }
        else
        {
            finding.Offer("Remove the name: that of the parameter or member holds", Edits.Remove(argument), "Remove");
        }
    }

    private static string Corrected(string name)
    {
        var corrected = new StringBuilder();
        foreach (var character in name)
        {
            if (character is '-' or '_' || (character < 128 && char.IsLetterOrDigit(character)))
            {
                corrected.Append(character);
            }
            else if (corrected.Length > 0 && corrected[corrected.Length - 1] != '-')
            {
                corrected.Append('-');
            }
        }
        var text = corrected.ToString().Trim('-');
        return text.StartsWith(Kept, StringComparison.OrdinalIgnoreCase) ? text.Substring(Kept.Length) : text;
    }
}
