using Microsoft.CodeAnalysis;
using Tutti.Generators.Emit;

namespace Tutti.Generators.Schema;

/// <summary>Questions to symbols that several parts of the schema ask.</summary>
internal static class SymbolExtensions
{
    public const string JsonNamespace = "System.Text.Json.Serialization";

    /// <summary>Whether the type has this name, with arity for a generic one (<c>List`1</c>), in this namespace.</summary>
    public static bool IsNamed(this ITypeSymbol? type, string space, string metadataName) =>
        type is not null && type.MetadataName == metadataName && type.ContainingType is null && IsIn(type, space);

    /// <summary>Whether it is declared in the namespace, or a type nested there.</summary>
    public static bool IsIn(this ISymbol symbol, string space) => TypeNames.Is(symbol.ContainingNamespace, space);

    /// <summary>The name with namespace and arity: <c>System.Collections.Generic.List`1</c>; null for a nested or nameless type.</summary>
    public static string? QualifiedMetadataName(this INamedTypeSymbol type) =>
        type.ContainingType is not null ? null
        : type.ContainingNamespace is { IsGlobalNamespace: false } space
            ? $"{space.ToDisplayString()}.{type.MetadataName}"
        : type.MetadataName;

    public static AttributeData? Attribute(this ISymbol symbol, string space, string name)
    {
        foreach (var attribute in symbol.GetAttributes())
        {
            if (attribute.AttributeClass.IsNamed(space, name))
            {
                return attribute;
            }
        }
        return null;
    }

    public static AttributeData? JsonAttribute(this ISymbol symbol, string name) =>
        symbol.Attribute(JsonNamespace, name);

    /// <summary>The type and its bases, but <c>object</c>, most derived first.</summary>
    public static IEnumerable<INamedTypeSymbol> SelfAndBases(this ITypeSymbol type)
    {
        for (
            var current = type as INamedTypeSymbol;
            current is { SpecialType: not (SpecialType.System_Object or SpecialType.System_ValueType) };
            current = current.BaseType
        )
        {
            yield return current;
        }
    }

    public static bool DerivesFrom(this ITypeSymbol type, string space, string metadataName) =>
        type.SelfAndBases().Any(t => t.IsNamed(space, metadataName));

    public static bool Implements(this ITypeSymbol type, string space, string metadataName) =>
        type.AllInterfaces.Any(i => i.IsNamed(space, metadataName));

    /// <summary>The type arguments of the one construction of an interface that the type is or implements.</summary>
    public static INamedTypeSymbol? Construction(this ITypeSymbol type, string space, string metadataName) =>
        type is INamedTypeSymbol named && named.IsNamed(space, metadataName)
            ? named
            : type.AllInterfaces.FirstOrDefault(i => i.IsNamed(space, metadataName));

    public static bool IsSource(this ISymbol symbol) => !symbol.DeclaringSyntaxReferences.IsDefaultOrEmpty;

    public static bool IsNullableValue(this ITypeSymbol type) =>
        type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T;
}
