using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Tutti.Generators.Analysis;
using Tutti.Generators.Diagnostics;

namespace Tutti.Generators.Calls;

/// <summary>A call of a client takes as long as the other service does: it is awaited, neither blocking a thread nor forgotten.</summary>
internal static class WaitingRules
{
    private static readonly HashSet<string> PassedOn = new(StringComparer.Ordinal) { "ConfigureAwait", "AsTask" };

    public static void Check(IInvocationOperation call, AppSymbols app, Action<Diagnostic> report)
    {
        if (call.TargetMethod.ContainingType is not { } type || ClientRules.ServiceOf(type, app) is null)
        {
            return;
        }
        IOperation task = call;
        while (PassesOn(task))
        {
            task = task.Parent!;
        }
        if (Blocks(task) is var (blocking, how))
        {
            report(Diagnostic.Create(Descriptors.BlockingCall, blocking.Syntax.GetLocation(), NameOf(call), how));
        }
        else if (task.Parent is IExpressionStatementOperation && !IsInAsyncCode(call.Syntax))
        {
            // In async code the compiler itself says so (CS4014).
            report(Diagnostic.Create(Descriptors.ForgottenCall, task.Syntax.GetLocation(), NameOf(call)));
        }
    }

    private static string NameOf(IInvocationOperation call) =>
        $"{call.TargetMethod.ContainingType.Name}.{call.TargetMethod.Name}";

    private static bool PassesOn(IOperation task) =>
        task.Parent is IConversionOperation
        || (
            task.Parent is IInvocationOperation next
            && next.Instance == task
            && PassedOn.Contains(next.TargetMethod.Name)
        );

    private static (IOperation Operation, string How)? Blocks(IOperation task) =>
        task.Parent switch
        {
            IPropertyReferenceOperation { Property.Name: "Result" } result => (result, ".Result"),
            IInvocationOperation { TargetMethod.Name: "Wait" } wait when wait.Instance == task => (wait, ".Wait()"),
            IInvocationOperation
            {
                TargetMethod.Name: "GetAwaiter",
                Parent: IInvocationOperation { TargetMethod.Name: "GetResult" } result
            } => (result, ".GetAwaiter().GetResult()"),
            _ => null,
        };

    private static bool IsInAsyncCode(SyntaxNode node) =>
        node.Ancestors()
            .Select(ancestor =>
                ancestor switch
                {
                    AnonymousFunctionExpressionSyntax function => function.Modifiers,
                    LocalFunctionStatementSyntax function => function.Modifiers,
                    BaseMethodDeclarationSyntax method => method.Modifiers,
                    _ => (SyntaxTokenList?)null,
                }
            )
            .FirstOrDefault(modifiers => modifiers is not null)
            ?.Any(SyntaxKind.AsyncKeyword)
            is true;
}
