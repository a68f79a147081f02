using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Tutti.Generators;
using Tutti.Generators.Emit;

namespace Tutti.CodeFixes.Calls;

/// <summary>Puts the call of a client's method, which is always asynchronous, in the place of a call of the endpoint itself.</summary>
internal static class AwaitedCall
{
    /// <returns>The edit, or <see langword="null"/> if the code around the call could not be made asynchronous.</returns>
    public static IEnumerable<TextChange>? Replace(
        InvocationExpressionSyntax call,
        IMethodSymbol endpoint,
        string target,
        SemanticModel model
    )
    {
        if (
            call.FirstAncestorOrSelf<SyntaxNode>(IsFunction) is not MethodDeclarationSyntax method
            || model.GetDeclaredSymbol(method) is not { IsOverride: false } symbol
            || symbol.Parameters.Any(p => p.RefKind != RefKind.None)
        )
        {
            return null;
        }
        var changes = new List<TextChange> { Edits.Replace(call.Expression, target) };
        if (CancellationOf(symbol) is { } token && !PassesCancellation(call, endpoint))
        {
            var comma = call.ArgumentList.Arguments.Count > 0 ? ", " : "";
            changes.Add(Edits.Insert(call.ArgumentList.CloseParenToken.SpanStart, comma + token));
        }
        if (IsTask(endpoint.ReturnType))
        {
            return changes;
        }
        var needsParentheses = call.Parent is MemberAccessExpressionSyntax or ElementAccessExpressionSyntax;
        changes.Add(Edits.Insert(call.SpanStart, needsParentheses ? "(await " : "await "));
        if (needsParentheses)
        {
            changes.Add(Edits.Insert(call.Span.End, ")"));
        }
        if (MakeAsync(method, model) is not { } asynchronous)
        {
            return null;
        }
        changes.AddRange(asynchronous);
        return changes;
    }

    /// <summary>Makes a method asynchronous, unless it is so.</summary>
    /// <returns>The edit, or <see langword="null"/> if what the method returns would have to be awaited too.</returns>
    public static IEnumerable<TextChange>? MakeAsync(MethodDeclarationSyntax method, SemanticModel model)
    {
        if (method.Modifiers.Any(SyntaxKind.AsyncKeyword))
        {
            return [];
        }
        if (
            model.GetDeclaredSymbol(method) is not { IsOverride: false } symbol
            || IsTask(symbol.ReturnType)
            || symbol.Parameters.Any(p => p.RefKind != RefKind.None)
        )
        {
            return null;
        }
        var result = symbol.ReturnsVoid ? "async Task" : $"async Task<{method.ReturnType}>";
        return
        [
            Edits.Replace(method.ReturnType, result),
            .. Usings.For("Task", "System.Threading.Tasks", model, method.SpanStart),
        ];
    }

    /// <summary>Whether a node is what an <c>await</c> in it makes asynchronous.</summary>
    public static bool IsFunction(SyntaxNode node) =>
        node is MemberDeclarationSyntax or LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax;

    private static bool IsTask(ITypeSymbol type) =>
        type.ContainingNamespace?.ToDisplayString() == "System.Threading.Tasks" && type.Name is "Task" or "ValueTask";

    private static string? CancellationOf(IMethodSymbol method) =>
        method.Parameters.FirstOrDefault(p => TypeNames.Is(p.Type, WellKnownNames.CancellationToken))?.Name;

    private static bool PassesCancellation(InvocationExpressionSyntax call, IMethodSymbol endpoint) =>
        endpoint.Parameters.Any(p => TypeNames.Is(p.Type, WellKnownNames.CancellationToken))
        || call.ArgumentList.Arguments.Count != endpoint.Parameters.Length;
}
