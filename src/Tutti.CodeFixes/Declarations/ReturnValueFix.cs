using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Tutti.CodeFixes.Declarations;

/// <summary>Lets an endpoint return a value instead of a reference to it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ReturnValueFix)), Shared]
internal sealed class ReturnValueFix() : Fix("TUT0022")
{
    protected override void Offer(Finding finding)
    {
        if (finding.Around<RefTypeSyntax>() is not { Parent: MethodDeclarationSyntax method } type)
        {
            return;
        }
        var returned = method
            .DescendantNodes()
            .OfType<RefExpressionSyntax>()
            .Where(reference => reference.Parent is ReturnStatementSyntax or ArrowExpressionClauseSyntax)
            .Select(reference => reference.RefKeyword);
        var keywords = returned
            .Append(type.RefKeyword)
            .Append(type.ReadOnlyKeyword)
            .Where(token => token.Span.Length > 0);
        finding.Offer("Return the value", keywords.Select(Edits.Remove));
    }
}
