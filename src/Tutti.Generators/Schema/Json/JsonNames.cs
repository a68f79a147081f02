namespace Tutti.Generators.Schema;

/// <summary>The names of members, encoded once for all types that write them.</summary>
internal sealed class JsonNames
{
    private readonly SortedDictionary<string, string> _names = new(StringComparer.Ordinal);

    /// <summary>The names, and the fields that hold them.</summary>
    public IEnumerable<KeyValuePair<string, string>> All => _names;

    /// <summary>The field that holds a name, in C#.</summary>
    public string Use(string name)
    {
        if (!_names.TryGetValue(name, out var field))
        {
            var plain =
                name.Length > 0
                && name.All(c => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9'));
            _names[name] = field = plain ? "_" + name : "__" + Identifiers.Hash(name);
        }
        return "JsonNames." + field;
    }
}
