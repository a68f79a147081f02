using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Tutti.Generators.Schema;

/// <summary>
/// Proves that a value may pass by reference between services: nobody can change it, and what arrives over the wire would be the same.
/// What cannot be proven from the declaration is copied.
/// </summary>
internal sealed class Shareability
{
    private readonly Dictionary<ITypeSymbol, bool> _proven = new(SymbolEqualityComparer.Default);

    public bool IsShareable(ITypeSymbol type)
    {
        if (_proven.TryGetValue(type, out var known))
        {
            return known;
        }
        // A recursive type is shareable unless something on the way is not; so all that is reachable is looked at, each once.
        var reached = new HashSet<ITypeSymbol>(SymbolEqualityComparer.Default);
        var result = Reach(type, reached);
        _proven[type] = result;
        if (result)
        {
            foreach (var part in reached)
            {
                _proven[part] = true;
            }
        }
        return result;
    }

    private bool Reach(ITypeSymbol type, HashSet<ITypeSymbol> reached)
    {
        if (_proven.TryGetValue(type, out var known))
        {
            return known;
        }
        if (!reached.Add(type) || IsValue(type))
        {
            return true;
        }
        if (type.IsNullableValue())
        {
            return Reach(((INamedTypeSymbol)type).TypeArguments[0], reached);
        }
        if (CollectionTypes.Find(type) is var (collection, key, item))
        {
            // Of the immutable ones, those that keep order and content: a set's comparer does not travel.
            return collection is "ImmutableArray" or "ImmutableList" or "ImmutableDictionary"
                && (key is null || Reach(key, reached))
                && Reach(item, reached);
        }
        return type is INamedTypeSymbol named && IsPlainData(named) && StateOf(named).All(f => Reach(f.Type, reached));
    }

    private static bool IsValue(ITypeSymbol type) =>
        SimpleTypes.Find(type) is not null || SimpleTypes.FindJson(type) == "version" || type.TypeKind == TypeKind.Enum;

    private static IEnumerable<IFieldSymbol> StateOf(INamedTypeSymbol type) =>
        type.SelfAndBases()
            .SelectMany(t => t.GetMembers())
            .OfType<IFieldSymbol>()
            .Where(f => !f.IsStatic && !f.IsConst);

    private static bool IsPlainData(INamedTypeSymbol type)
    {
        // The fields of compiled types may be missing from reference assemblies.
        if (!type.SelfAndBases().All(t => t.IsSource()) || SimpleTypes.IsParsable(type) || JsonFeatures.IsExotic(type))
        {
            return false;
        }
        if (type.TypeKind is not (TypeKind.Class or TypeKind.Struct) || !(type.IsSealed || type.IsValueType))
        {
            return false;
        }
        var properties = Shape.PropertiesOf(type);
        var choice = ConstructorChoice.Of(type, properties);
        return choice.IsPossible
            && type.SelfAndBases().All(HasNoHiddenCode)
            && properties.All(p => JsonFeatures.IgnoreCondition(p) is null && JsonFeatures.Converter(p) is null)
            && StateOf(type).All(f => f.AssociatedSymbol is IPropertySymbol p && IsFaithful(p, choice, properties));
    }

    /// <summary>Whether nothing but a record's own parameters runs when an object is made.</summary>
    private static bool HasNoHiddenCode(INamedTypeSymbol type) =>
        type.InstanceConstructors.All(c =>
            c.IsImplicitlyDeclared
            // The parameters of a class that is no record may live on as hidden state.
            || (type.IsRecord && ConstructorChoice.IsPrimary(c))
        );

    /// <summary>Whether what was given is what the property keeps and gives.</summary>
    private static bool IsFaithful(
        IPropertySymbol property,
        ConstructorChoice choice,
        IReadOnlyList<IPropertySymbol> properties
    )
    {
        if (
            property.SetMethod is { IsInitOnly: false }
            || !properties.Contains(property, SymbolEqualityComparer.Default)
        )
        {
            return false;
        }
        var parameter = choice.ParameterFor(property);
        if (parameter is null && property.SetMethod is not { DeclaredAccessibility: Accessibility.Public })
        {
            return false;
        }
        return property.DeclaringSyntaxReferences.All(r =>
            r.GetSyntax() is not PropertyDeclarationSyntax declaration || IsPlain(declaration, parameter)
        );
    }

    private static bool IsPlain(PropertyDeclarationSyntax declaration, IParameterSymbol? parameter) =>
        declaration.AccessorList?.Accessors.All(a => a.Body is null && a.ExpressionBody is null) == true
        && (
            parameter is null
            || declaration.Initializer?.Value is IdentifierNameSyntax name
                && name.Identifier.ValueText == parameter.Name
        );
}
