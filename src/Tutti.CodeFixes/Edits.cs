using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Tutti.CodeFixes;

/// <summary>Small edits of the text of a piece of syntax.</summary>
internal static class Edits
{
    public static TextChange Replace(SyntaxNode node, string text) => new(node.Span, text);

    public static TextChange Replace(SyntaxToken token, string text) => new(token.Span, text);

    public static TextChange Insert(int position, string text) => new(new TextSpan(position, 0), text);

    public static TextChange Remove(SyntaxToken token) => new(WithSpaceBehind(token.SpanStart, token), "");

    /// <summary>A string as code.</summary>
    public static string Literal(string text) => SymbolDisplay.FormatLiteral(text, quote: true);

    /// <summary>An attribute, with its brackets if nothing else is in them.</summary>
    public static TextChange Remove(AttributeSyntax attribute) =>
        attribute.Parent is AttributeListSyntax { Attributes: { Count: > 1 } others }
            ? Remove(others, attribute)
            : new(WithSpaceBehind(attribute.Parent!.SpanStart, attribute.Parent.GetLastToken()), "");

    /// <summary>An argument, with the parentheses if nothing else is in them.</summary>
    public static TextChange Remove(AttributeArgumentSyntax argument) =>
        argument.Parent is AttributeArgumentListSyntax { Arguments: { Count: > 1 } others }
            ? Remove(others, argument)
            : new(argument.Parent!.Span, "");

    /// <summary>An element of a list, with the comma that follows or precedes it.</summary>
    public static TextChange Remove<T>(SeparatedSyntaxList<T> list, T element)
        where T : SyntaxNode
    {
        var index = list.IndexOf(element);
        return index + 1 < list.Count
            ? new(TextSpan.FromBounds(element.SpanStart, list[index + 1].SpanStart), "")
            : new(TextSpan.FromBounds(index > 0 ? list[index - 1].Span.End : element.SpanStart, element.Span.End), "");
    }

    /// <summary>Adds an argument behind the others.</summary>
    public static TextChange Add(AttributeSyntax attribute, string argument) =>
        attribute.ArgumentList switch
        {
            null => Insert(attribute.Span.End, $"({argument})"),
            { Arguments.Count: 0 } list => Insert(list.OpenParenToken.Span.End, argument),
            var list => Insert(list.Arguments[list.Arguments.Count - 1].Span.End, $", {argument}"),
        };

    /// <summary>The line end that the file uses.</summary>
    public static string NewLine(SyntaxNode root)
    {
        var end = root.DescendantTrivia().FirstOrDefault(trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia));
        return end.IsKind(SyntaxKind.EndOfLineTrivia) ? end.ToString() : "\n";
    }

    /// <summary>The white space before a declaration.</summary>
    public static string Indentation(SyntaxNode node)
    {
        var leading = node.GetLeadingTrivia();
        var last = leading.Count > 0 ? leading[leading.Count - 1] : default;
        return last.IsKind(SyntaxKind.WhitespaceTrivia) ? last.ToString() : "";
    }

    // A comment behind it stays.
    private static TextSpan WithSpaceBehind(int start, SyntaxToken last)
    {
        var next = last.GetNextToken();
        var onlySpace = last
            .TrailingTrivia.Concat(next.LeadingTrivia)
            .All(trivia => trivia.Kind() is SyntaxKind.WhitespaceTrivia or SyntaxKind.EndOfLineTrivia);
        return TextSpan.FromBounds(start, onlySpace ? next.SpanStart : last.Span.End);
    }
}
