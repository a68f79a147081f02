using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Tutti.Generators;
using Tutti.Generators.Emit;

namespace Tutti.CodeFixes.Calls;

/// <summary>Puts the call of an endpoint of the class itself in the place of a call by a client.</summary>
internal static class DirectCall
{
    /// <param name="client">A use of the client.</param>
    /// <param name="endpoints">The endpoints of the class, by the names of the client's methods.</param>
    /// <param name="model">The document.</param>
    /// <returns>The edit, or <see langword="null"/> if it is not clear what it would be.</returns>
    public static IEnumerable<TextChange>? Replace(
        IdentifierNameSyntax client,
        IReadOnlyDictionary<string, IMethodSymbol> endpoints,
        SemanticModel model
    )
    {
        if (
            client.Parent is not MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call } access
            || access.Expression != client
            || !endpoints.TryGetValue(access.Name.Identifier.ValueText, out var endpoint)
            || call.FirstAncestorOrSelf<MethodDeclarationSyntax>() is not { } method
        )
        {
            return null;
        }
        var changes = new List<TextChange> { Edits.Replace(access, endpoint.Name) };
        if (!endpoint.Parameters.Any(IsCancellation))
        {
            var tokens = call.ArgumentList.Arguments.Where(a =>
                model.GetTypeInfo(a.Expression).ConvertedType is { } type
                && TypeNames.Is(type, WellKnownNames.CancellationToken)
            );
            changes.AddRange(tokens.Select(token => Edits.Remove(call.ArgumentList.Arguments, token)));
        }
        if (endpoint.ReturnType.Name is not ("Task" or "ValueTask"))
        {
            if (call.Parent is not AwaitExpressionSyntax wait)
            {
                return null;
            }
            changes.Add(Edits.Remove(wait.AwaitKeyword));
            if (method.DescendantNodes().OfType<AwaitExpressionSyntax>().Count() == 1)
            {
                changes.AddRange(Synchronous(method));
            }
        }
        return changes;
    }

    /// <summary>What waits for nothing any more need not be asynchronous; to the callers of an endpoint it makes no difference.</summary>
    private static IEnumerable<TextChange> Synchronous(MethodDeclarationSyntax method)
    {
        var modifier = method.Modifiers.FirstOrDefault(m => m.IsKind(SyntaxKind.AsyncKeyword));
        if (modifier.IsKind(SyntaxKind.AsyncKeyword))
        {
            yield return Edits.Remove(modifier);
            var result = method.ReturnType.DescendantNodesAndSelf().OfType<GenericNameSyntax>().FirstOrDefault();
            yield return Edits.Replace(method.ReturnType, result?.TypeArgumentList.Arguments[0].ToString() ?? "void");
        }
    }

    private static bool IsCancellation(IParameterSymbol parameter) =>
        TypeNames.Is(parameter.Type, WellKnownNames.CancellationToken);
}
