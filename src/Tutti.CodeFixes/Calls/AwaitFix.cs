using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Tutti.CodeFixes.Calls;

/// <summary>Awaits a call to another service that blocks a thread, or that nobody waits for.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AwaitFix)), Shared]
internal sealed class AwaitFix() : Fix("TUT0088", "TUT0089")
{
    // Two calls in one method make it asynchronous once.
    protected override bool FixesAll => false;

    protected override async Task OfferAsync(Finding finding)
    {
        if (
            finding.Around<ExpressionSyntax>() is not { } blocked
            || blocked.FirstAncestorOrSelf<SyntaxNode>(AwaitedCall.IsFunction) is not MethodDeclarationSyntax method
        )
        {
            return;
        }
        var model = await finding.ModelAsync().ConfigureAwait(false);
        var call = finding.Diagnostic.Id == "TUT0088" ? AwaitedIn(blocked) : blocked;
        if (call is null || AwaitedCall.MakeAsync(method, model) is not { } changes)
        {
            return;
        }
        var needsParentheses = blocked.Parent is MemberAccessExpressionSyntax or ElementAccessExpressionSyntax;
        var start = needsParentheses ? "(await " : "await ";
        finding.Offer(
            "Await it",
            [
                .. changes,
                Edits.Insert(blocked.SpanStart, start),
                new TextChange(TextSpan.FromBounds(call.Span.End, blocked.Span.End), needsParentheses ? ")" : ""),
            ]
        );
    }

    /// <summary>What is waited for by <c>.Result</c>, <c>.Wait()</c> or <c>.GetAwaiter().GetResult()</c>.</summary>
    private static ExpressionSyntax? AwaitedIn(ExpressionSyntax blocked) =>
        blocked switch
        {
            MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Result" } access => access.Expression,
            InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } => access
                .Name
                .Identifier
                .ValueText switch
            {
                "Wait" => access.Expression,
                "GetResult" => (
                    (access.Expression as InvocationExpressionSyntax)?.Expression as MemberAccessExpressionSyntax
                )?.Expression,
                _ => null,
            },
            _ => null,
        };
}
