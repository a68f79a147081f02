namespace Tutti.Generators.Schema;

/// <summary>Finds the objects that some values hold in their binary form; what lies behind JSON is not among them.</summary>
internal sealed class BinaryReach(BinaryTypes types)
{
    private readonly SortedDictionary<string, JsonType> _found = new(StringComparer.Ordinal);

    /// <summary>All of them, ordered by name.</summary>
    public IReadOnlyList<JsonType> From(IEnumerable<JsonType> objects, IEnumerable<TypeUse> uses)
    {
        var next = new Stack<JsonType>(objects);
        foreach (var use in uses)
        {
            Find(use, next);
        }
        while (next.Count > 0)
        {
            var type = next.Pop();
            if (_found.ContainsKey(type.RuntimeName))
            {
                continue;
            }
            _found.Add(type.RuntimeName, type);
            foreach (var member in BinaryMembers.Carried(type.Spec!))
            {
                Find(member.Type, next);
            }
        }
        return [.. _found.Values];
    }

    private void Find(TypeUse use, Stack<JsonType> next)
    {
        if (types.IsJson(use))
        {
            return;
        }
        if (types.ObjectOf(use) is { } type)
        {
            next.Push(type);
        }
        else if (use.Item is not null)
        {
            Find(use.Item, next);
        }
    }
}
