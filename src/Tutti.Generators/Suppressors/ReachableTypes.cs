using Microsoft.CodeAnalysis;

namespace Tutti.Generators.Suppressors;

/// <summary>The types of the app that can be reached from some, by their elements, arguments and bases, and in a way that is given.</summary>
internal static class ReachableTypes
{
    public static HashSet<ISymbol> Of(
        IEnumerable<ITypeSymbol> roots,
        Func<INamedTypeSymbol, IEnumerable<ITypeSymbol>> next
    )
    {
        var found = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        var open = new Stack<ITypeSymbol>(roots);
        while (open.Count > 0)
        {
            switch (open.Pop())
            {
                case IArrayTypeSymbol array:
                    open.Push(array.ElementType);
                    break;
                case INamedTypeSymbol type:
                    foreach (var argument in type.TypeArguments)
                    {
                        open.Push(argument);
                    }
                    if (type.Locations.Any(place => place.IsInSource) && found.Add(type.OriginalDefinition))
                    {
                        foreach (var other in next(type).Concat(type.BaseType is { } parent ? [parent] : []))
                        {
                            open.Push(other);
                        }
                    }
                    break;
            }
        }
        return found;
    }
}
