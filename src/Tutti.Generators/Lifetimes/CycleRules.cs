using Microsoft.CodeAnalysis;
using Tutti.Generators.Diagnostics;
using Tutti.Generators.Endpoints;

namespace Tutti.Generators.Lifetimes;

/// <summary>Of two classes that take each other neither can be created first.</summary>
internal static class CycleRules
{
    public static void Check(IReadOnlyList<Registration> registrations, Action<Diagnostic> report)
    {
        var known = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        foreach (var registration in registrations)
        {
            if (
                registration.Implementation is not { } start
                || known.Contains(start)
                || WayBack(start, start, registrations, [], new(SymbolEqualityComparer.Default)) is not { } way
            )
            {
                continue;
            }
            known.UnionWith(way.Select(step => step.ContainingType));
            var path = string.Join(" → ", way.Select(step => step.ContainingType.Name).Append(start.Name));
            report(
                Diagnostic.Create(
                    Descriptors.ConstructorCycle,
                    registration.Place,
                    way.Select(Place.OfWhole).Where(place => place.IsInSource),
                    start.Name,
                    path
                )
            );
        }
    }

    /// <summary>The parameters that lead from one class to another, or <see langword="null"/> if none do.</summary>
    private static List<IParameterSymbol>? WayBack(
        INamedTypeSymbol from,
        INamedTypeSymbol to,
        IReadOnlyList<Registration> registrations,
        IEnumerable<IParameterSymbol> before,
        HashSet<INamedTypeSymbol> visited
    )
    {
        foreach (var parameter in EndpointClassParser.ConstructorOf(from)?.Parameters ?? [])
        {
            var next = registrations
                .LastOrDefault(candidate => SymbolEqualityComparer.Default.Equals(candidate.Service, parameter.Type))
                ?.Implementation;
            if (next is null)
            {
                continue;
            }
            List<IParameterSymbol> way = [.. before, parameter];
            if (SymbolEqualityComparer.Default.Equals(next, to))
            {
                return way;
            }
            if (visited.Add(next) && WayBack(next, to, registrations, way, visited) is { } found)
            {
                return found;
            }
        }
        return null;
    }
}
