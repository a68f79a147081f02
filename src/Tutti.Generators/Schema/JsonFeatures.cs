using Microsoft.CodeAnalysis;

namespace Tutti.Generators.Schema;

/// <summary>What the attributes of System.Text.Json say of types and members.</summary>
internal static class JsonFeatures
{
    private static readonly HashSet<string> s_onType =
    [
        "JsonPolymorphicAttribute",
        "JsonDerivedTypeAttribute",
        "JsonNumberHandlingAttribute",
        "JsonUnmappedMemberHandlingAttribute",
        "JsonObjectCreationHandlingAttribute",
    ];

    private static readonly HashSet<string> s_onMember =
    [
        "JsonExtensionDataAttribute",
        "JsonNumberHandlingAttribute",
        "JsonObjectCreationHandlingAttribute",
    ];

    /// <summary>Whether the type says itself how it is converted.</summary>
    public static bool HasConverter(ITypeSymbol type) =>
        type.GetAttributes()
            .Any(a => a.AttributeClass?.DerivesFrom(SymbolExtensions.JsonNamespace, "JsonConverterAttribute") == true);

    public static bool IsPolymorphic(ITypeSymbol type) =>
        type.JsonAttribute("JsonPolymorphicAttribute") is not null
        || type.JsonAttribute("JsonDerivedTypeAttribute") is not null;

    public static IEnumerable<INamedTypeSymbol> DerivedTypes(ITypeSymbol type) =>
        type.GetAttributes()
            .Where(a => a.AttributeClass.IsNamed(SymbolExtensions.JsonNamespace, "JsonDerivedTypeAttribute"))
            .Select(a => a.ConstructorArguments.FirstOrDefault().Value)
            .OfType<INamedTypeSymbol>();

    /// <summary>Whether the type uses what the emitted metadata does not express, so that reflection must look at it at run time.</summary>
    public static bool IsExotic(INamedTypeSymbol type) =>
        HasConverter(type) || Has(type, s_onType) || type.SelfAndBases().Any(t => t.GetMembers().Any(IsExoticMember));

    /// <summary>The condition of <c>[JsonIgnore]</c>: <c>Always</c>, <c>WhenWritingNull</c>, …; null without the attribute.</summary>
    public static string? IgnoreCondition(ISymbol member)
    {
        if (member.JsonAttribute("JsonIgnoreAttribute") is not { } attribute)
        {
            return null;
        }
        var condition = attribute.NamedArguments.FirstOrDefault(a => a.Key == "Condition").Value;
        var name = condition
            .Type?.GetMembers()
            .OfType<IFieldSymbol>()
            .FirstOrDefault(f => f.HasConstantValue && Equals(f.ConstantValue, condition.Value))
            ?.Name;
        return name ?? "Always";
    }

    /// <summary>The converter that <c>[JsonConverter(typeof(X))]</c> names, if it is one that can be created without arguments.</summary>
    public static INamedTypeSymbol? Converter(ISymbol member) =>
        member.JsonAttribute("JsonConverterAttribute")?.ConstructorArguments is [{ Value: INamedTypeSymbol converter }]
            ? converter
            : null;

    public static bool IsIncluded(ISymbol member) => member.JsonAttribute("JsonIncludeAttribute") is not null;

    private static bool IsExoticMember(ISymbol member)
    {
        if (member.IsStatic || member is not (IPropertySymbol or IFieldSymbol { IsImplicitlyDeclared: false }))
        {
            return false;
        }
        if (Has(member, s_onMember) || (member is IFieldSymbol && IsIncluded(member)))
        {
            return true;
        }
        return member is IPropertySymbol property
            && (HasExoticConverter(property) || (IsIncluded(property) && !IsReadable(property)));
    }

    private static bool IsReadable(IPropertySymbol property) =>
        property
            is { DeclaredAccessibility: Accessibility.Public, GetMethod.DeclaredAccessibility: Accessibility.Public };

    private static bool HasExoticConverter(IPropertySymbol property) =>
        HasConverter(property)
        && (
            Converter(property)
                is not { TypeKind: TypeKind.Class, IsAbstract: false, IsUnboundGenericType: false } converter
            || !converter.InstanceConstructors.Any(c =>
                c is { Parameters.IsEmpty: true, DeclaredAccessibility: Accessibility.Public or Accessibility.Internal }
            )
        );

    private static bool HasConverter(IPropertySymbol property) =>
        property
            .GetAttributes()
            .Any(a => a.AttributeClass?.DerivesFrom(SymbolExtensions.JsonNamespace, "JsonConverterAttribute") == true);

    private static bool Has(ISymbol symbol, HashSet<string> names) =>
        symbol
            .GetAttributes()
            .Any(a =>
                a.AttributeClass is { } type && names.Contains(type.Name) && type.IsIn(SymbolExtensions.JsonNamespace)
            );
}
