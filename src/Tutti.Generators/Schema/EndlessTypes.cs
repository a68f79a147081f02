using Microsoft.CodeAnalysis;

namespace Tutti.Generators.Schema;

/// <summary>Finds types of which no object can ever be made, because one must hold another of its kind.</summary>
internal static class EndlessTypes
{
    public static IEnumerable<SchemaProblem> Find(IEnumerable<TypeSpec> types, Func<string, INamedTypeSymbol> symbolOf)
    {
        var rest = types.Where(t => t.Kind == TypeKindOnWire.Object).ToDictionary(t => t.Id);
        // A type can be made once all that it must hold can; what stays over cannot.
        while (
            rest.Values.Where(t => !t.Members.Any(m => Demands(m, rest))).Select(t => t.Id).ToList()
                is { Count: > 0 } makeable
        )
        {
            makeable.ForEach(id => rest.Remove(id));
        }
        foreach (var type in rest.Values.OrderBy(t => t.Id, StringComparer.Ordinal))
        {
            if (WayBack(type, type, rest, []) is { } way)
            {
                var symbol = symbolOf(type.Id);
                yield return ProblemLog.Create(
                    SchemaProblemKind.Endless,
                    $"{type.DisplayName}.{way}",
                    symbol,
                    symbol,
                    way
                );
            }
        }
    }

    private static bool Demands(MemberSpec member, Dictionary<string, TypeSpec> rest) =>
        member.IsRequired
        && !member.TakesNull
        && member.Type is { Kind: TypeKindOnWire.Object, TypeId: { } id }
        && rest.ContainsKey(id);

    private static string? WayBack(TypeSpec from, TypeSpec to, Dictionary<string, TypeSpec> rest, HashSet<string> seen)
    {
        foreach (var member in from.Members.Where(m => Demands(m, rest)))
        {
            var next = rest[member.Type.TypeId!];
            if (next.Id == to.Id)
            {
                return member.Name;
            }
            if (seen.Add(next.Id) && WayBack(next, to, rest, seen) is { } way)
            {
                return $"{member.Name}.{way}";
            }
        }
        return null;
    }
}
