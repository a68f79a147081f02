namespace Tutti.Generators.Schema;

/// <summary>Which types have a binary form that is ours, and what it is called. All others travel as JSON within it.</summary>
internal sealed class BinaryTypes(JsonTypes types)
{
    /// <summary>Where the forms of collections and simple types are, in files that have the alias.</summary>
    public const string Alias = "W";

    /// <summary>The class that holds the forms of objects.</summary>
    public const string Objects = "BinaryForms";

    private static readonly Dictionary<string, string> s_simple = new()
    {
        ["bool"] = "BooleanWire",
        ["int8"] = "IntegerWire<sbyte>",
        ["int16"] = "IntegerWire<short>",
        ["int32"] = "IntegerWire<int>",
        ["int64"] = "IntegerWire<long>",
        ["int128"] = "IntegerWire<global::System.Int128>",
        ["uint8"] = "IntegerWire<byte>",
        ["uint16"] = "IntegerWire<ushort>",
        ["uint32"] = "IntegerWire<uint>",
        ["uint64"] = "IntegerWire<ulong>",
        ["uint128"] = "IntegerWire<global::System.UInt128>",
        ["float16"] = "FloatingWire<global::System.Half>",
        ["float32"] = "FloatingWire<float>",
        ["float64"] = "FloatingWire<double>",
        ["decimal"] = "DecimalWire",
        ["char"] = "CharWire",
        ["string"] = "StringWire",
        ["guid"] = "GuidWire",
        ["dateTime"] = "DateTimeWire",
        ["dateTimeOffset"] = "DateTimeOffsetWire",
        ["date"] = "DateOnlyWire",
        ["time"] = "TimeOnlyWire",
        ["duration"] = "TimeSpanWire",
        ["uri"] = "UriWire",
        ["version"] = "VersionWire",
    };

    // Those whose form as a member's name in JSON gives back the same value.
    private static readonly HashSet<string> s_keys =
    [
        "int8",
        "int16",
        "int32",
        "int64",
        "uint8",
        "uint16",
        "uint32",
        "uint64",
        "string",
        "guid",
        "date",
    ];

    private readonly Dictionary<string, bool> _carried = new(StringComparer.Ordinal);

    /// <summary>The type that a use is of, if it is an object with a form of its own.</summary>
    public JsonType? ObjectOf(TypeUse use) =>
        use.Kind == TypeKindOnWire.Object
        && types.Find(use.RuntimeName) is { Spec: { Kind: TypeKindOnWire.Object } spec } type
        && CanCarry(spec)
            ? type
            : null;

    /// <summary>The enum that a use is of, if its values travel as numbers.</summary>
    public TypeSpec? EnumOf(TypeUse use) =>
        use.Kind == TypeKindOnWire.Enum
        && types.Find(use.RuntimeName) is { Spec: { Kind: TypeKindOnWire.Enum, HasConverter: false } spec }
            ? spec
            : null;

    /// <summary>Whether the type travels as JSON, whole.</summary>
    public bool IsJson(TypeUse use) =>
        use.Kind switch
        {
            TypeKindOnWire.Simple => !s_simple.ContainsKey(use.ModelKind)
                && use is not { ModelKind: "parsable", HasConverter: false },
            TypeKindOnWire.Enum => EnumOf(use) is null,
            TypeKindOnWire.Object => ObjectOf(use) is null,
            TypeKindOnWire.List => use.Collection == CollectionTypes.Other || IsJson(use.Item!),
            TypeKindOnWire.Map => use.Collection == CollectionTypes.Other || !IsKey(use.Key!) || IsJson(use.Item!),
            TypeKindOnWire.Json => use.ModelKind is not ("bytes" or "version"),
            _ => true,
        };

    /// <summary>The form of a type, in C#.</summary>
    public string Form(TypeUse use)
    {
        if (IsJson(use))
        {
            return $"{Alias}.JsonWire<{JsonTypes.ClrType(use)}, {Objects}.Json>";
        }
        var form = NotNull(use);
        return use is { IsValueType: true, IsNullable: true }
            ? $"{Alias}.NullableWire<{use.RuntimeName}, {form}>"
            : form;
    }

    private bool CanCarry(TypeSpec spec)
    {
        if (!_carried.TryGetValue(spec.RuntimeName, out var known))
        {
            _carried[spec.RuntimeName] = known = BinaryMembers.CanCarry(spec, this);
        }
        return known;
    }

    private string NotNull(TypeUse use) =>
        use.Kind switch
        {
            TypeKindOnWire.Enum => $"{Alias}.EnumWire<{use.RuntimeName}>",
            TypeKindOnWire.Object => $"{Objects}.{ObjectOf(use)!.Identifier}",
            TypeKindOnWire.List => List(use),
            TypeKindOnWire.Map => Map(use),
            TypeKindOnWire.Json when use.ModelKind == "bytes" => $"{Alias}.{Bytes(use)}Wire",
            _ when use.ModelKind == "parsable" => $"{Alias}.ParsableWire<{use.RuntimeName}>",
            _ => $"{Alias}.{s_simple[use.ModelKind]}",
        };

    private static string Bytes(TypeUse use) =>
        !use.IsValueType ? "Bytes"
        : use.RuntimeName.StartsWith("global::System.ReadOnly", StringComparison.Ordinal) ? "ReadOnlyMemory"
        : "Memory";

    private string List(TypeUse use)
    {
        var item = $"{JsonTypes.ClrType(use.Item!)}, {Form(use.Item!)}";
        return use.Collection switch
        {
            "Array" or "List" or "ImmutableArray" => $"{Alias}.{use.Collection}Wire<{item}>",
            "IList" or "ICollection" or "IEnumerable" or "IReadOnlyList" or "IReadOnlyCollection" =>
                $"{Alias}.EnumerableWire<{use.RuntimeName}, {item}>",
            _ =>
                $"{Alias}.CollectionWire<{use.RuntimeName}, {item}, {Alias}.CollectionMaker<{JsonTypes.ClrType(use.Item!)}>>",
        };
    }

    private string Map(TypeUse use)
    {
        var entry = $"{use.Key!.RuntimeName}, {JsonTypes.ClrType(use.Item!)}";
        var forms = $"{Form(use.Key)}, {Form(use.Item!)}";
        return use.Collection is "Dictionary" or "IDictionary" or "IReadOnlyDictionary"
            ? $"{Alias}.DictionaryWire<{use.RuntimeName}, {entry}, {forms}>"
            : $"{Alias}.MapWire<{use.RuntimeName}, {entry}, {forms}, {Alias}.MapMaker<{entry}>>";
    }

    private bool IsKey(TypeUse key) =>
        key.Kind == TypeKindOnWire.Enum ? EnumOf(key) is not null : s_keys.Contains(key.ModelKind);
}
