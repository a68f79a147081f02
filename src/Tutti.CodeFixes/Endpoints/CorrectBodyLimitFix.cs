using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Tutti.CodeFixes.Endpoints;

/// <summary>Removes a limit of the body that no body could keep, or that no body is read for.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CorrectBodyLimitFix)), Shared]
internal sealed class CorrectBodyLimitFix() : Fix("TUT0034", "TUT0042")
{
    protected override void Offer(Finding finding)
    {
        if (finding.Around<AttributeArgumentSyntax>() is not { } argument)
        {
            return;
        }
        finding.Offer("Remove 'BodyLimit'", Edits.Remove(argument), "Remove");
        if (finding.Diagnostic.Id == "TUT0034")
        {
            finding.Offer("Change 'BodyLimit' to -1: no limit", Edits.Replace(argument.Expression, "-1"), "Unlimited");
        }
    }
}
