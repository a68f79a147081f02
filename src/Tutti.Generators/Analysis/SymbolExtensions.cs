using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Tutti.Generators.Emit;
using Tutti.Generators.Schema;

namespace Tutti.Generators.Analysis;

internal static class SymbolExtensions
{
    private static readonly Regex Namespaces = new(@"global::(\w+\.)*", RegexOptions.CultureInvariant);

    /// <summary>The attribute of a class by its full name, or <see langword="null"/>.</summary>
    public static AttributeData? Find(this ISymbol symbol, string attributeName) =>
        symbol.GetAttributes().FirstOrDefault(attribute => TypeNames.Is(attribute.AttributeClass, attributeName));

    /// <summary>The type as people write it: without namespaces, with annotations.</summary>
    public static string Display(this ITypeSymbol type) =>
        type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat);

    /// <summary>The type as people write it: without namespaces, with annotations.</summary>
    public static string Display(this TypeUse type) => Namespaces.Replace(type.FullName, "");

    /// <summary>The value of a named argument of an attribute, or <see langword="null"/> if it isn't given.</summary>
    public static TypedConstant? Named(this AttributeData attribute, string name)
    {
        foreach (var argument in attribute.NamedArguments)
        {
            if (argument.Key == name)
            {
                return argument.Value;
            }
        }
        return null;
    }

    /// <summary>Whether a type is, implements or derives from one with this full name.</summary>
    public static bool IsOrDerivesFrom(this ITypeSymbol type, string fullName)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (TypeNames.Is(current, fullName))
            {
                return true;
            }
        }
        return type.AllInterfaces.Any(candidate => TypeNames.Is(candidate, fullName));
    }
}
