using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Tutti.Generators.Analysis;
using Tutti.Generators.Diagnostics;
using Tutti.Generators.Emit;

namespace Tutti.Generators.Calls;

/// <summary>Details of problems reach callers only if an endpoint declares their type.</summary>
internal static class DetailsRules
{
    private const string Method = "WithDetails";

    public static void Check(IInvocationOperation call, AppSymbols app, Action<Diagnostic> report)
    {
        if (
            call.TargetMethod is { Name: Method, TypeArguments: [INamedTypeSymbol type] }
            && TypeNames.Is(call.TargetMethod.ContainingType, WellKnownNames.ProblemException)
            && app.Services.Count > 0
            // What stands for others is known when it runs.
            && type is { SpecialType: not SpecialType.System_Object, TypeKind: not TypeKind.Interface }
            && !app.IsDeclaredDetails(type)
        )
        {
            report(
                Diagnostic.Create(
                    Descriptors.UndeclaredDetails,
                    call.Syntax.GetLocation(),
                    type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)
                )
            );
        }
    }
}
