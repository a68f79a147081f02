using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Tutti.CodeFixes.Endpoints;

/// <summary>Makes an endpoint that nobody could reach from outside an internal one.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(PublicWithoutRouteFix)), Shared]
internal sealed class PublicWithoutRouteFix() : Fix("TUT0031")
{
    protected override void Offer(Finding finding)
    {
        if (finding.Around<AttributeArgumentSyntax>() is { } argument)
        {
            finding.Offer("Remove 'Public'", Edits.Remove(argument));
        }
    }
}
