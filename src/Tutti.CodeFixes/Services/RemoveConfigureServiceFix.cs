using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Tutti.CodeFixes.Services;

/// <summary>Removes an interface that nothing looks for on a class that is no service.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RemoveConfigureServiceFix)), Shared]
internal sealed class RemoveConfigureServiceFix() : Fix("TUT0009")
{
    protected override void Offer(Finding finding)
    {
        if (finding.Around<BaseTypeSyntax>() is { Parent: BaseListSyntax list } entry)
        {
            var change =
                list.Types.Count > 1
                    ? Edits.Remove(list.Types, entry)
                    : new(TextSpan.FromBounds(list.GetFirstToken().GetPreviousToken().Span.End, list.Span.End), "");
            finding.Offer("Remove IConfigureService", change);
        }
    }
}
