using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Tutti.Generators.Schema;

/// <summary>Which constructor makes an object from JSON, chosen as System.Text.Json does.</summary>
/// <remarks>
/// With one difference: System.Text.Json makes a struct without <c>[JsonConstructor]</c> from nothing and then sets its properties, which
/// forgets the defaults of a record struct's parameters and cannot set properties without setters. Here such a struct's only constructor is taken.
/// </remarks>
internal sealed record ConstructorChoice(IMethodSymbol? Constructor, bool IsPossible)
{
    public static ConstructorChoice Of(INamedTypeSymbol type, IReadOnlyList<IPropertySymbol> properties)
    {
        var declared = type.InstanceConstructors.Where(c => !(type.IsValueType && c.IsImplicitlyDeclared)).ToList();
        var marked = declared.Where(c => c.JsonAttribute("JsonConstructorAttribute") is not null).ToList();
        if (marked.Count > 0)
        {
            return new(marked[0], marked.Count == 1);
        }
        var open = declared.Where(c => c.DeclaredAccessibility == Accessibility.Public).ToList();
        var only = open.Count == 1 ? open[0] : null;
        if (type.IsValueType)
        {
            return new(only is not null && FitsStruct(type, only, properties) ? only : null, true);
        }
        var chosen = open.FirstOrDefault(c => c.Parameters.IsEmpty) ?? only;
        return new(chosen, chosen is not null);
    }

    /// <summary>The parameter that takes a property's value: of the same name, whatever its case, and the same type.</summary>
    public IParameterSymbol? ParameterFor(IPropertySymbol property) =>
        Constructor?.Parameters.FirstOrDefault(p => Matches(p, property));

    public static bool Matches(IParameterSymbol parameter, IPropertySymbol property) =>
        string.Equals(parameter.Name, property.Name, StringComparison.OrdinalIgnoreCase)
        && SymbolEqualityComparer.Default.Equals(parameter.Type, property.Type);

    /// <summary>Whether it is the one that a record's or class's own parameters declare.</summary>
    public static bool IsPrimary(IMethodSymbol constructor) =>
        constructor.DeclaringSyntaxReferences is [var reference] && reference.GetSyntax() is TypeDeclarationSyntax;

    private static bool FitsStruct(
        INamedTypeSymbol type,
        IMethodSymbol constructor,
        IReadOnlyList<IPropertySymbol> properties
    )
    {
        var matched = constructor.Parameters.Select(p => properties.FirstOrDefault(q => Matches(p, q))).ToList();
        return matched.Count > 0
            && matched.All(p => p is not null)
            && ((type.IsRecord && IsPrimary(constructor)) || matched.Any(p => p!.SetMethod is null));
    }
}
