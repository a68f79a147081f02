using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Tutti.Generators.Endpoints;

namespace Tutti.Generators.Declarations;

/// <summary>
/// What a file says to others: all of its text but for the inside of methods. Two files of the same fingerprint declare the same, so
/// that what was read of the one holds for the other.
/// </summary>
internal static class TreeFingerprint
{
    private static readonly ConditionalWeakTable<SyntaxTree, StrongBox<Fingerprint>> s_known = new();

    public static Fingerprint Of(SyntaxTree tree, CancellationToken cancellation) =>
        s_known.TryGetValue(tree, out var known)
            ? known.Value
            : s_known.GetValue(tree, _ => new(Compute(tree, cancellation))).Value;

    private static Fingerprint Compute(SyntaxTree tree, CancellationToken cancellation)
    {
        var text = tree.GetText(cancellation);
        var buffer = new char[text.Length];
        text.CopyTo(0, buffer, 0, text.Length);
        var result = WithOptions(Fingerprint.Empty.With(tree.FilePath), (CSharpParseOptions)tree.Options);
        var start = 0;
        if (tree.GetRoot(cancellation) is CompilationUnitSyntax root)
        {
            foreach (var (span, state) in root.Members.SelectMany(InsidesOf))
            {
                result = With(result, buffer, start, span.Start).With(state);
                start = span.End;
            }
        }
        return With(result, buffer, start, buffer.Length);
    }

    /// <summary>What the text means depends on these, too: on what is behind <c>#if</c>, say.</summary>
    private static Fingerprint WithOptions(Fingerprint result, CSharpParseOptions options) =>
        result
            .With((ulong)options.LanguageVersion)
            .With((ulong)options.DocumentationMode)
            .With(string.Join(";", options.PreprocessorSymbolNames));

    private static Fingerprint With(Fingerprint result, char[] text, int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            result = result.With(text[i]);
        }
        return result.With((ulong)(end - start));
    }

    /// <summary>The insides of methods, in the order of the text, each with what it says of the state of its class.</summary>
    private static IEnumerable<(TextSpan Span, string State)> InsidesOf(MemberDeclarationSyntax member) =>
        member switch
        {
            BaseNamespaceDeclarationSyntax space => space.Members.SelectMany(InsidesOf),
            TypeDeclarationSyntax type => InsidesOf(type),
            _ => [],
        };

    private static IEnumerable<(TextSpan Span, string State)> InsidesOf(TypeDeclarationSyntax type)
    {
        foreach (var member in type.Members)
        {
            if (member is MethodDeclarationSyntax method && InsideOf(method) is var (node, span))
            {
                yield return (span, Statelessness.SignsIn(node, type));
            }
            else if (member is TypeDeclarationSyntax nested)
            {
                foreach (var inside in InsidesOf(nested))
                {
                    yield return inside;
                }
            }
        }
    }

    /// <summary>What is between the braces, or behind the arrow, if it is whole and means nothing to the rest of the file.</summary>
    private static (SyntaxNode Node, TextSpan Span)? InsideOf(MethodDeclarationSyntax method) =>
        method switch
        {
            { ContainsDirectives: true } => null,
            { Body: { OpenBraceToken: { IsMissing: false } open, CloseBraceToken: { IsMissing: false } close } body } =>
                (body, TextSpan.FromBounds(open.Span.End, close.SpanStart)),
            { ExpressionBody.Expression: { } expression, SemicolonToken.IsMissing: false } when method.Body is null => (
                expression,
                expression.Span
            ),
            _ => null,
        };
}
