using Microsoft.CodeAnalysis;
using Tutti.Generators.Emit;
using Tutti.Generators.Schema;

namespace Tutti.Generators.Endpoints;

/// <summary>A type of which details of an endpoint's problems are.</summary>
/// <param name="Type">The type.</param>
/// <param name="DisplayName">Its name without namespace.</param>
/// <remarks>Immutable, structural equality, no Roslyn objects: it is cached by the incremental pipeline.</remarks>
internal sealed record DetailsSpec(TypeUse Type, string DisplayName);

/// <summary>Reads <c>[Throws&lt;T&gt;]</c>.</summary>
internal static class ThrownDetails
{
    /// <summary>The attributes of a method, in order.</summary>
    public static IEnumerable<AttributeData> AttributesOf(IMethodSymbol method) =>
        method
            .GetAttributes()
            .Where(attribute => TypeNames.Is(attribute.AttributeClass, WellKnownNames.ThrowsAttribute, arity: 1));

    /// <summary>The type that an attribute names.</summary>
    public static ITypeSymbol TypeOf(AttributeData attribute) =>
        attribute.AttributeClass!.TypeArguments[0].WithNullableAnnotation(NullableAnnotation.NotAnnotated);

    /// <summary>The types that a method declares, each once; those that have no form on the wire are reported by an analyzer.</summary>
    public static IEnumerable<DetailsSpec> Of(IMethodSymbol method, SchemaParser schema) =>
        AttributesOf(method)
            .Select(TypeOf)
            .Select(type => new DetailsSpec(
                schema.Parse(type, "details"),
                type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)
            ))
            .Where(details => details.Type.Kind != TypeKindOnWire.Unsupported)
            .GroupBy(details => details.Type.RuntimeName, StringComparer.Ordinal)
            .Select(same => same.First());
}
