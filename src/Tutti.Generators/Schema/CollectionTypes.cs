using Microsoft.CodeAnalysis;

namespace Tutti.Generators.Schema;

/// <summary>The collections that System.Text.Json makes metadata for, by the name of the method that does.</summary>
internal static class CollectionTypes
{
    /// <summary>A collection whose metadata only reflection makes.</summary>
    public const string Other = "Other";

    private const string Generic = "System.Collections.Generic.";
    private const string Immutable = "System.Collections.Immutable.";
    private const string Concurrent = "System.Collections.Concurrent.";

    private static readonly Dictionary<string, string> s_lists = new()
    {
        [Generic + "List`1"] = "List",
        [Generic + "IList`1"] = "IList",
        [Generic + "ICollection`1"] = "ICollection",
        [Generic + "IEnumerable`1"] = "IEnumerable",
        [Generic + "IReadOnlyList`1"] = "IReadOnlyList",
        [Generic + "IReadOnlyCollection`1"] = "IReadOnlyCollection",
        [Generic + "ISet`1"] = "ISet",
        [Generic + "HashSet`1"] = "HashSet",
        [Generic + "SortedSet`1"] = "SortedSet",
        [Generic + "Queue`1"] = "Queue",
        [Generic + "Stack`1"] = "Stack",
        [Generic + "LinkedList`1"] = "LinkedList",
        ["System.Collections.ObjectModel.Collection`1"] = "Collection",
        [Immutable + "ImmutableArray`1"] = "ImmutableArray",
        [Immutable + "ImmutableList`1"] = "ImmutableList",
        [Immutable + "ImmutableHashSet`1"] = "ImmutableHashSet",
        [Immutable + "ImmutableSortedSet`1"] = "ImmutableSortedSet",
        [Immutable + "ImmutableQueue`1"] = "ImmutableQueue",
        [Concurrent + "ConcurrentBag`1"] = Other,
        [Concurrent + "ConcurrentQueue`1"] = Other,
    };

    private static readonly Dictionary<string, string> s_maps = new()
    {
        [Generic + "Dictionary`2"] = "Dictionary",
        [Generic + "IDictionary`2"] = "IDictionary",
        [Generic + "IReadOnlyDictionary`2"] = "IReadOnlyDictionary",
        [Generic + "SortedDictionary`2"] = "SortedDictionary",
        [Immutable + "ImmutableDictionary`2"] = "ImmutableDictionary",
        [Immutable + "ImmutableSortedDictionary`2"] = "ImmutableSortedDictionary",
        [Concurrent + "ConcurrentDictionary`2"] = "ConcurrentDictionary",
    };

    /// <summary>The collections whose values cannot change once they are made.</summary>
    public static bool IsImmutable(string? collection) =>
        collection?.StartsWith("Immutable", StringComparison.Ordinal) == true;

    /// <summary>Says of which collection a type is, and of what.</summary>
    public static (string Collection, ITypeSymbol? Key, ITypeSymbol Item)? Find(ITypeSymbol type)
    {
        if (type is IArrayTypeSymbol { Rank: 1 } array)
        {
            return ("Array", null, array.ElementType);
        }
        if (type is not INamedTypeSymbol named)
        {
            return null;
        }
        var name = named.OriginalDefinition.QualifiedMetadataName();
        if (name is not null && s_lists.TryGetValue(name, out var list))
        {
            return (list, null, named.TypeArguments[0]);
        }
        if (name is not null && s_maps.TryGetValue(name, out var map))
        {
            return (map, named.TypeArguments[0], named.TypeArguments[1]);
        }
        // System.Text.Json takes every other type that enumerates as a collection, too.
        var entries =
            type.Construction("System.Collections.Generic", "IDictionary`2")
            ?? type.Construction("System.Collections.Generic", "IReadOnlyDictionary`2");
        if (entries is not null)
        {
            return (Other, entries.TypeArguments[0], entries.TypeArguments[1]);
        }
        var items = type.Construction("System.Collections.Generic", "IEnumerable`1");
        return items is null ? null : (Other, null, items.TypeArguments[0]);
    }
}
