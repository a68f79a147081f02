using Microsoft.CodeAnalysis;
using Tutti.Generators.Endpoints;
using Tutti.Generators.Schema;

namespace Tutti.Generators.Analysis;

/// <summary>The types of the app that endpoints take, return or throw as details, down to the last member: what a service shows of its code.</summary>
internal static class ExchangedTypes
{
    /// <summary>Collects them, generic ones as they are declared.</summary>
    public static HashSet<ISymbol> Of(IEnumerable<EndpointSymbol> endpoints, IAssemblySymbol assembly)
    {
        var found = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        var open = new Stack<ITypeSymbol>(endpoints.SelectMany(endpoint => SignatureOf(endpoint.Method)));
        while (open.Count > 0)
        {
            var type = open.Pop();
            if (type is IArrayTypeSymbol array)
            {
                open.Push(array.ElementType);
            }
            if (type is not INamedTypeSymbol named)
            {
                continue;
            }
            foreach (var argument in named.TypeArguments)
            {
                open.Push(argument);
            }
            var declared = named.OriginalDefinition;
            if (SymbolEqualityComparer.Default.Equals(declared.ContainingAssembly, assembly) && found.Add(declared))
            {
                foreach (var part in PartsOf(declared))
                {
                    open.Push(part);
                }
            }
        }
        return found;
    }

    private static IEnumerable<ITypeSymbol> SignatureOf(IMethodSymbol method) =>
        method
            .Parameters.Select(parameter => parameter.Type)
            .Concat(ResultShapes.Of(method).Value is { } result ? [result] : [])
            .Concat(ThrownDetails.AttributesOf(method).Select(ThrownDetails.TypeOf));

    private static IEnumerable<ITypeSymbol> PartsOf(INamedTypeSymbol type)
    {
        if (type.TypeKind is TypeKind.Enum or TypeKind.Delegate)
        {
            return [];
        }
        var members = type.GetMembers()
            .OfType<IPropertySymbol>()
            .Where(property => property is { IsStatic: false, DeclaredAccessibility: Accessibility.Public })
            .Select(property => property.Type);
        var derived = type.GetAttributes()
            .Where(attribute => attribute.AttributeClass.IsNamed(JsonNamespace, "JsonDerivedTypeAttribute"))
            .Select(attribute => attribute.ConstructorArguments[0].Value)
            .OfType<ITypeSymbol>();
        return members.Concat(derived).Concat(type.Interfaces).Concat(type.BaseType is { } parent ? [parent] : []);
    }

    private const string JsonNamespace = Schema.SymbolExtensions.JsonNamespace;
}
