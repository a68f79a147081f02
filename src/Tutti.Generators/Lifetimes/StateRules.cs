using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Tutti.Generators.Diagnostics;

namespace Tutti.Generators.Lifetimes;

/// <summary>A class with endpoints is made for each call, like a controller: what it remembers is lost, or, if static, shared by all calls at once.</summary>
internal static class StateRules
{
    public static void Check(INamedTypeSymbol type, Action<Diagnostic> report, CancellationToken cancellationToken)
    {
        var parts = type
            .DeclaringSyntaxReferences.Select(part => part.GetSyntax(cancellationToken))
            .OfType<TypeDeclarationSyntax>()
            .ToList();
        foreach (var (name, isStatic, remedy) in parts.SelectMany(part => part.Members).SelectMany(StateOf))
        {
            if (remedy is not null || parts.Exists(part => Mutations.Change(part, name.ValueText)))
            {
                report(
                    Diagnostic.Create(
                        Descriptors.StateInEndpoints,
                        name.GetLocation(),
                        name.ValueText,
                        type.Name,
                        isStatic
                            ? "what is static is shared by all calls at once, and not with other processes"
                            : "an instance lives for one call, so that the next one does not see the change",
                        remedy is null
                            ? "move it into a singleton that Configure registers"
                            : $"{remedy}, or move it into a singleton that Configure registers"
                    )
                );
            }
        }
    }

    /// <summary>The fields and properties that can be replaced, with what prevents it, and those that hold an object that was made for them.</summary>
    private static IEnumerable<(SyntaxToken Name, bool IsStatic, string? Remedy)> StateOf(
        MemberDeclarationSyntax member
    )
    {
        var isStatic = member.Modifiers.Any(SyntaxKind.StaticKeyword);
        switch (member)
        {
            case FieldDeclarationSyntax field when !field.Modifiers.Any(SyntaxKind.ConstKeyword):
                var canBeReplaced = !field.Modifiers.Any(SyntaxKind.ReadOnlyKeyword);
                foreach (var variable in field.Declaration.Variables)
                {
                    if (canBeReplaced || Mutations.Makes(variable.Initializer?.Value))
                    {
                        yield return (variable.Identifier, isStatic, canBeReplaced ? "make it readonly" : null);
                    }
                }
                break;
            case PropertyDeclarationSyntax { AccessorList.Accessors: var accessors } property
                when accessors.Any(IsAutomatic):
                var canBeSet = accessors.Any(accessor => accessor.IsKind(SyntaxKind.SetAccessorDeclaration));
                if (canBeSet || Mutations.Makes(property.Initializer?.Value))
                {
                    yield return (property.Identifier, isStatic, canBeSet ? "remove the setter" : null);
                }
                break;
        }
    }

    private static bool IsAutomatic(AccessorDeclarationSyntax accessor) =>
        accessor is { Body: null, ExpressionBody: null };
}
