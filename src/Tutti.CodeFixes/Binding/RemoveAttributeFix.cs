using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Tutti.CodeFixes.Binding;

/// <summary>Removes an attribute that is one too many, or that has no effect where it stands.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RemoveAttributeFix)), Shared]
internal sealed class RemoveAttributeFix()
    : Fix("TUT0030", "TUT0040", "TUT0053", "TUT0054", "TUT0057", "TUT0073", "TUT0075", "TUT0137")
{
    protected override void Offer(Finding finding)
    {
        if (finding.Around<AttributeSyntax>() is { } attribute)
        {
            var name = attribute.Name.ToString().Split('.').Last();
            finding.Offer($"Remove [{name}]", Edits.Remove(attribute));
        }
    }
}
