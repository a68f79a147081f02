using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Tutti.Generators.Emit;

/// <summary>How symbols are named in emitted code.</summary>
internal static class TypeNames
{
    private static readonly SymbolDisplayFormat Annotated =
        SymbolDisplayFormat.FullyQualifiedFormat.AddMiscellaneousOptions(
            SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier
        );

    private static readonly SymbolDisplayFormat WithoutGlobal =
        SymbolDisplayFormat.FullyQualifiedFormat.WithGlobalNamespaceStyle(SymbolDisplayGlobalNamespaceStyle.Omitted);

    /// <summary>With <c>global::</c> and annotations of nullability, as a type is written in a signature.</summary>
    public static string Of(ITypeSymbol type) => type.ToDisplayString(Annotated);

    /// <summary>With <c>global::</c>, without the outermost annotation, as <c>typeof</c> wants it.</summary>
    public static string NotNullOf(ITypeSymbol type) =>
        type.WithNullableAnnotation(NullableAnnotation.NotAnnotated).ToDisplayString(Annotated);

    /// <summary>The namespace in C#, or <see langword="null"/> for the global one.</summary>
    public static string? NamespaceOf(ISymbol symbol) =>
        symbol.ContainingNamespace is { IsGlobalNamespace: false } found ? found.ToDisplayString(WithoutGlobal) : null;

    /// <summary>Whether a type, or the generic one that it is made from, has this full name, written without type parameters.</summary>
    public static bool Is(ITypeSymbol? type, string fullName, int arity = 0) =>
        type is INamedTypeSymbol named && named.Arity == arity && IsNamed(named, fullName, fullName.Length);

    /// <summary>Whether a namespace has this full name.</summary>
    public static bool Is(INamespaceSymbol? space, string fullName) =>
        space is not null
        && (space.IsGlobalNamespace ? fullName.Length == 0 : IsNamed(space, fullName, fullName.Length));

    // Asked very often, so without making a text of the symbol: it compares from the last part of the name to the first.
    private static bool IsNamed(ISymbol symbol, string fullName, int end)
    {
        var start = end - symbol.Name.Length;
        if (start < 0 || string.CompareOrdinal(symbol.Name, 0, fullName, start, symbol.Name.Length) != 0)
        {
            return false;
        }
        var outer = (ISymbol?)symbol.ContainingType ?? symbol.ContainingNamespace;
        return outer is null or INamespaceSymbol { IsGlobalNamespace: true }
            ? start == 0
            : start > 0 && fullName[start - 1] == '.' && IsNamed(outer, fullName, start - 1);
    }

    /// <summary>A name as an identifier: keywords escaped.</summary>
    public static string Identifier(string name) =>
        SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None
        || SyntaxFacts.GetContextualKeywordKind(name) != SyntaxKind.None
            ? "@" + name
            : name;

    /// <summary>Whether code outside of the assembly may name the type.</summary>
    public static bool IsPublic(ITypeSymbol type) =>
        type switch
        {
            IArrayTypeSymbol array => IsPublic(array.ElementType),
            ITypeParameterSymbol or IDynamicTypeSymbol => true,
            // Another generator will declare it, or nobody: nothing is known, and an internal client is never wrong.
            IErrorTypeSymbol => false,
            INamedTypeSymbol named => named.DeclaredAccessibility == Accessibility.Public
                && (named.ContainingType is null || IsPublic(named.ContainingType))
                && named.TypeArguments.All(IsPublic),
            _ => true,
        };
}
