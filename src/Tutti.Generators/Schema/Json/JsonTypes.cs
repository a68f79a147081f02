namespace Tutti.Generators.Schema;

/// <summary>A type that metadata is emitted for.</summary>
/// <param name="RuntimeName">The type in C#, as <c>typeof</c> takes it.</param>
/// <param name="Identifier">The end of the names of its methods.</param>
/// <param name="Use">How it is used, of all but objects and enums that are only declared.</param>
/// <param name="Spec">What it is, of an object or enum.</param>
internal sealed record JsonType(string RuntimeName, string Identifier, TypeUse? Use, TypeSpec? Spec)
{
    /// <summary>Whether it is <c>Nullable&lt;&gt;</c> of a value type that is itself not built in.</summary>
    public bool IsNullableValue { get; init; }
}

/// <summary>All types that metadata is emitted for: what is declared, and every collection and nullable value that is used.</summary>
internal sealed class JsonTypes
{
    private readonly SortedDictionary<string, JsonType> _types = new(StringComparer.Ordinal);
    private readonly Dictionary<string, bool> _writable = new(StringComparer.Ordinal);

    private JsonTypes() { }

    public IReadOnlyList<JsonType> All { get; private set; } = [];

    /// <summary>The members' names that emitted methods write.</summary>
    public JsonNames Names { get; } = new();

    public static JsonTypes Of(IEnumerable<TypeSpec> specs, IEnumerable<TypeUse> roots)
    {
        var types = new JsonTypes();
        // Two specs of one type differ in annotations of its arguments, which do not exist at run time: what one allows, both take.
        foreach (var group in specs.GroupBy(s => s.RuntimeName))
        {
            types.Add(group.OrderBy(s => s.Id, StringComparer.Ordinal).Aggregate(Merge));
        }
        foreach (var use in specs.SelectMany(s => s.Members).Select(m => m.Type).Concat(roots))
        {
            types.Add(use);
        }
        types.All = [.. types._types.Values];
        return types;
    }

    /// <summary>The type of a use at run time, with <c>Nullable&lt;&gt;</c>.</summary>
    public static string ClrType(TypeUse use) =>
        use is { IsValueType: true, IsNullable: true } ? use.RuntimeName + "?" : use.RuntimeName;

    public JsonType? Find(string runtimeName) => _types.TryGetValue(runtimeName, out var type) ? type : null;

    /// <summary>Whether there is an emitted method that writes values of the type.</summary>
    public bool IsWritable(JsonType type)
    {
        if (_writable.TryGetValue(type.RuntimeName, out var known))
        {
            return known;
        }
        var writable = type.Spec is { Kind: TypeKindOnWire.Object } spec
            ? spec.Members.All(m => m.Converter is null)
            : type.Use is { Kind: TypeKindOnWire.List } && !type.IsNullableValue
                || type.Use is { Kind: TypeKindOnWire.Map, Key.ModelKind: "string" } && !type.IsNullableValue;
        _writable[type.RuntimeName] = writable;
        return writable;
    }

    private void Add(TypeSpec spec)
    {
        if (spec.Kind == TypeKindOnWire.Object || spec is { Kind: TypeKindOnWire.Enum, HasConverter: false })
        {
            _types[spec.RuntimeName] = new(spec.RuntimeName, Identifiers.Of(spec.RuntimeName), null, spec);
        }
    }

    private void Add(TypeUse use)
    {
        if (use.Item is not null)
        {
            Add(use.Item);
        }
        if (use.Key is not null)
        {
            Add(use.Key);
        }
        var isEmitted = use.Kind switch
        {
            TypeKindOnWire.List or TypeKindOnWire.Map => use.Collection != CollectionTypes.Other,
            TypeKindOnWire.Simple => use is { ModelKind: "parsable", HasConverter: false },
            _ => false,
        };
        if (isEmitted && !_types.ContainsKey(use.RuntimeName))
        {
            _types[use.RuntimeName] = new(use.RuntimeName, Identifiers.Of(use.RuntimeName), use, null);
        }
        if (use is { IsNullable: true, IsValueType: true } && _types.ContainsKey(use.RuntimeName))
        {
            var name = ClrType(use);
            _types[name] = new(name, Identifiers.Of(name), use, null) { IsNullableValue = true };
        }
    }

    private static TypeSpec Merge(TypeSpec one, TypeSpec other) =>
        one with
        {
            Members = Model.EquatableArray.ToEquatableArray(
                one.Members.Select(m =>
                    other.Members.FirstOrDefault(o => o.Name == m.Name) is { } twin
                        ? m with
                        {
                            TakesNull = m.TakesNull || twin.TakesNull,
                            GivesNull = m.GivesNull || twin.GivesNull,
                            IsRequired = m.IsRequired && twin.IsRequired,
                        }
                        : m
                )
            ),
        };
}
