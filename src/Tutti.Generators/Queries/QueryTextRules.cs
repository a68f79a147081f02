using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Tutti.Generators.Diagnostics;
using Tutti.Generators.Emit;

namespace Tutti.Generators.Queries;

/// <summary>The text of a statement is written in the program, and values reach it as parameters alone.</summary>
internal static class QueryTextRules
{
    private const string ConstantExpected = "System.Diagnostics.CodeAnalysis.ConstantExpectedAttribute";

    /// <summary>Checks the texts that a call gives to the library.</summary>
    public static void CheckCall(IInvocationOperation call, Action<Diagnostic> report)
    {
        if (!QueryCalls.IsOfLibrary(call.TargetMethod))
        {
            return;
        }
        foreach (var argument in call.Arguments)
        {
            if (argument.Parameter is { Type.SpecialType: SpecialType.System_String } text && IsConstant(text))
            {
                CheckConstant(call, argument.Value, report);
            }
        }
    }

    /// <summary>Checks a text with holes that becomes a statement, or a part of one.</summary>
    public static void CheckHoles(IInterpolatedStringHandlerCreationOperation statement, Action<Diagnostic> report)
    {
        if (statement.Type is not { } type || !QueryCalls.IsOfLibrary(type))
        {
            return;
        }
        var scanner = new SqlScanner();
        foreach (var content in ContentsOf((ExpressionSyntax)statement.Content.Syntax))
        {
            if (content is InterpolatedStringTextSyntax text)
            {
                scanner.Read(text.TextToken.ValueText);
            }
            else if (
                content is InterpolationSyntax hole
                && scanner.Surroundings is var (inside, remedy)
                && !TypeNames.Is(statement.SemanticModel!.GetTypeInfo(hole.Expression).Type, WellKnownNames.Sql)
            )
            {
                var name = hole.Expression.ToString();
                report(Diagnostic.Create(Descriptors.QuotedHole, hole.GetLocation(), name, inside, remedy));
            }
        }
    }

    private static void CheckConstant(IInvocationOperation call, IOperation text, Action<Diagnostic> report)
    {
        var isKnown =
            text.ConstantValue.HasValue
            || (text is IParameterReferenceOperation { Parameter: var parameter } && IsConstant(parameter))
            || text is IDefaultValueOperation or IInvalidOperation;
        if (!isKnown)
        {
            report(Diagnostic.Create(Descriptors.ConstantQuery, text.Syntax.GetLocation(), call.TargetMethod.Name));
        }
    }

    /// <summary>The pieces of an interpolated string, or of several that are added.</summary>
    private static IEnumerable<InterpolatedStringContentSyntax> ContentsOf(ExpressionSyntax text) =>
        text switch
        {
            InterpolatedStringExpressionSyntax single => single.Contents,
            ParenthesizedExpressionSyntax inner => ContentsOf(inner.Expression),
            BinaryExpressionSyntax sum => ContentsOf(sum.Left).Concat(ContentsOf(sum.Right)),
            _ => [],
        };

    private static bool IsConstant(IParameterSymbol parameter) =>
        parameter.GetAttributes().Any(attribute => TypeNames.Is(attribute.AttributeClass, ConstantExpected));
}
