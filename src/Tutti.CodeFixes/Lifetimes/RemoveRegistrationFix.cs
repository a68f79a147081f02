using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Tutti.CodeFixes.Lifetimes;

/// <summary>Removes a registration that has no effect or a bad one, or registers something twice.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RemoveRegistrationFix)), Shared]
internal sealed class RemoveRegistrationFix() : Fix("TUT0104", "TUT0105", "TUT0107")
{
    protected override async Task OfferAsync(Finding finding)
    {
        // In a chain of calls another one may need what this one returns.
        if (
            finding.Around<InvocationExpressionSyntax>() is not { Parent: ExpressionStatementSyntax statement } call
            || call.Expression is not MemberAccessExpressionSyntax access
            || access.Expression.DescendantNodesAndSelf().OfType<InvocationExpressionSyntax>().Any()
            || statement.Parent is not BlockSyntax
        )
        {
            return;
        }
        var text = await finding.Document.GetTextAsync(finding.Cancellation).ConfigureAwait(false);
        var lines = TextSpan.FromBounds(
            text.Lines.GetLineFromPosition(statement.SpanStart).Start,
            text.Lines.GetLineFromPosition(statement.Span.End).EndIncludingLineBreak
        );
        var isAlone = text.ToString(lines).Trim() == statement.ToString();
        finding.Offer("Remove the registration", new TextChange(isAlone ? lines : statement.Span, ""));
    }
}
