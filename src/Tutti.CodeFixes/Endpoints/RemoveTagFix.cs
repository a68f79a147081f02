using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Tutti.CodeFixes.Endpoints;

/// <summary>Removes a tag that says nothing, or nothing new.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RemoveTagFix)), Shared]
internal sealed class RemoveTagFix() : Fix("TUT0041")
{
    // Neighbours share a comma.
    protected override bool FixesAll => false;

    protected override void Offer(Finding finding)
    {
        switch (finding.Around<ExpressionSyntax>())
        {
            case { Parent: InitializerExpressionSyntax list } tag:
                finding.Offer("Remove the tag", Edits.Remove(list.Expressions, tag));
                break;
            case { Parent: ExpressionElementSyntax { Parent: CollectionExpressionSyntax list } tag }:
                finding.Offer("Remove the tag", Edits.Remove(list.Elements, (CollectionElementSyntax)tag));
                break;
        }
    }
}
