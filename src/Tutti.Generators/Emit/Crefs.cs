using Microsoft.CodeAnalysis;

namespace Tutti.Generators.Emit;

/// <summary>How symbols are referred to in the documentation of emitted code.</summary>
internal static class Crefs
{
    /// <summary>
    /// The method by its name, which IDEs follow in both directions, or by its id in documentation, which they do not, if another method of the
    /// class has the name too.
    /// </summary>
    public static string Of(IMethodSymbol method) =>
        method.ContainingType.GetMembers(method.Name).Length == 1
            ? $"{TypeNames.NotNullOf(method.ContainingType)}.{TypeNames.Identifier(method.Name)}"
            : method.GetDocumentationCommentId() ?? "";
}
