using Microsoft.CodeAnalysis;

namespace Tutti.Generators.Emit;

/// <summary>Writes the attributes on the user's code as expressions that create equal ones.</summary>
internal static class AttributeExpressions
{
    /// <summary>The expression, or <see langword="null"/> if generated code cannot name the attribute or one of its values.</summary>
    public static string? Of(AttributeData attribute)
    {
        if (
            attribute.AttributeClass is not { } type
            || attribute.AttributeConstructor is not { } constructor
            || !IsAccessible(type)
            || constructor.DeclaredAccessibility is not (Accessibility.Public or Accessibility.Internal)
        )
        {
            return null;
        }
        var arguments = attribute.ConstructorArguments.Select(Of).ToList();
        var named = attribute.NamedArguments.Select(a => (a.Key, Value: Of(a.Value))).ToList();
        if (arguments.Contains(null) || named.Any(a => a.Value is null))
        {
            return null;
        }
        var creation = $"new {TypeNames.NotNullOf(type)}({string.Join(", ", arguments)})";
        var members = named.Select(a => $"{TypeNames.Identifier(a.Key)} = {a.Value}");
        return named.Count == 0 ? creation : $"{creation} {{ {string.Join(", ", members)} }}";
    }

    /// <summary>The value of an argument, or <see langword="null"/> if generated code cannot name it.</summary>
    public static string? Of(TypedConstant constant) =>
        constant switch
        {
            { Kind: TypedConstantKind.Error } => null,
            { IsNull: true } => "null",
            { Kind: TypedConstantKind.Array } => OfArray(constant),
            { Kind: TypedConstantKind.Type, Value: ITypeSymbol type } => IsAccessible(type)
                ? $"typeof({OpenNameOf(type)})"
                : null,
            { Kind: TypedConstantKind.Enum, Type: { } type } => IsAccessible(type)
                ? Literals.Of(constant.Value, type)
                : null,
            { Value: { } value } => Literals.OfPrimitive(value),
            _ => null,
        };

    private static string? OfArray(TypedConstant constant)
    {
        var items = constant.Values.Select(Of).ToList();
        return items.Contains(null) || constant.Type is not IArrayTypeSymbol array
            ? null
            : $"new {TypeNames.NotNullOf(array.ElementType)}[] {{ {string.Join(", ", items)} }}";
    }

    private static string OpenNameOf(ITypeSymbol type) =>
        type is INamedTypeSymbol { IsUnboundGenericType: true } open
            ? open.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)
            : TypeNames.NotNullOf(type);

    /// <summary>Whether code elsewhere in the assembly may name the type.</summary>
    private static bool IsAccessible(ITypeSymbol type) =>
        type switch
        {
            IArrayTypeSymbol array => IsAccessible(array.ElementType),
            INamedTypeSymbol { IsFileLocal: true } => false,
            INamedTypeSymbol named => named.DeclaredAccessibility
                is Accessibility.Public
                    or Accessibility.Internal
                    or Accessibility.ProtectedOrInternal
                && (named.ContainingType is null || IsAccessible(named.ContainingType))
                && (named.IsUnboundGenericType || named.TypeArguments.All(IsAccessible)),
            _ => true,
        };
}
