using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Tutti.CodeFixes.Queries;

/// <summary>Takes a hole out of the quotes of a query: <c>'%{name}'</c> is <c>'%' || {name}</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UnquoteHoleFix)), Shared]
internal sealed class UnquoteHoleFix() : Fix("TUT0151")
{
    // Of two holes in the same quotes each fix would remove both of these.
    protected override bool FixesAll => false;

    protected override void Offer(Finding finding)
    {
        if (
            finding.Around<InterpolationSyntax>() is not { Parent: InterpolatedStringExpressionSyntax statement } hole
            || statement.Contents.IndexOf(hole) is var index
                && (
                    statement.Contents.ElementAtOrDefault(index - 1) is not InterpolatedStringTextSyntax before
                    || statement.Contents.ElementAtOrDefault(index + 1) is not InterpolatedStringTextSyntax after
                )
        )
        {
            return;
        }
        var (head, tail) = (before.TextToken.Text, after.TextToken.Text);
        var (open, close) = (head.LastIndexOf('\''), tail.IndexOf('\''));
        if (open < 0 || close < 0 || IsOtherKind(head, open) || (close + 1 < tail.Length && tail[close + 1] == '\''))
        {
            return;
        }
        // What else is between the quotes keeps a pair of them.
        var start = open == head.Length - 1 ? Cut(before, open) : Edits.Insert(hole.SpanStart, "' || ");
        var end = close == 0 ? Cut(after, 0) : Edits.Insert(hole.Span.End, " || '");
        finding.Offer("Take the hole out of the quotes", [start, end]);
    }

    private static TextChange Cut(InterpolatedStringTextSyntax text, int quote) =>
        new(new TextSpan(text.SpanStart + quote, 1), "");

    /// <summary>Whether a quote is doubled, or that of a text with escapes: <c>E'…'</c>.</summary>
    private static bool IsOtherKind(string text, int quote) => quote > 0 && text[quote - 1] is '\'' or 'e' or 'E';
}
