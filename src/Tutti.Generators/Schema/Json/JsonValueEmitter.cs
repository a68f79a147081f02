using Tutti.Generators.Emit;

namespace Tutti.Generators.Schema;

/// <summary>Writes the metadata of enums, nullable values and collections.</summary>
internal static class JsonValueEmitter
{
    public const string Metadata = "global::System.Text.Json.Serialization.Metadata.";
    private const string Services = Metadata + "JsonMetadataServices.";
    private const string Json = "global::Tutti.CompilerServices.Json.";

    public static string Head(JsonType type) =>
        $"private {Metadata}JsonTypeInfo Create_{type.Identifier}(global::System.Text.Json.JsonSerializerOptions options) =>";

    public static void Emit(SourceWriter writer, JsonTypes types, JsonType type)
    {
        writer.Line(Head(type));
        writer.Line($"    {Creation(types, type)};");
        if (types.IsWritable(type))
        {
            EmitWrite(writer, types, type);
        }
    }

    private static string Creation(JsonTypes types, JsonType type) =>
        type.Spec is not null ? $"{Json}Enum<{type.RuntimeName}>(options)"
        : type.IsNullableValue ? $"{Json}Nullable<{type.Use!.RuntimeName}>(options)"
        : type.Use!.Kind == TypeKindOnWire.Simple ? $"{Json}Parsable<{type.RuntimeName}>(options)"
        : Collection(types, type);

    private static string Collection(JsonTypes types, JsonType type)
    {
        var use = type.Use!;
        var name = use.RuntimeName;
        var item = JsonTypes.ClrType(use.Item!);
        var handler = types.IsWritable(type) ? $"SerializeHandler = Write_{type.Identifier}" : "";
        string Values(string create) => $"options, new() {{ ObjectCreator = {create}, {handler} }}";
        var made = $"static () => new {name}()";
        var none = $"options, new() {{ {handler} }}";
        if (use.Kind == TypeKindOnWire.Map)
        {
            var types3 = $"<{name}, {JsonTypes.ClrType(use.Key!)}, {item}>";
            return use.Collection switch
            {
                "Dictionary" => $"{Services}CreateDictionaryInfo{types3}({Values(made)})",
                "IReadOnlyDictionary" => $"{Services}CreateIReadOnlyDictionaryInfo{types3}({none})",
                "IDictionary" => $"{Services}CreateIDictionaryInfo{types3}({none})",
                "ImmutableDictionary" or "ImmutableSortedDictionary" =>
                    $"{Services}CreateImmutableDictionaryInfo{types3}({none}, global::System.Collections.Immutable.{use.Collection}.CreateRange)",
                _ => $"{Services}CreateIDictionaryInfo{types3}({Values(made)})",
            };
        }
        var types2 = $"<{name}, {item}>";
        return use.Collection switch
        {
            "Array" => $"{Services}CreateArrayInfo<{item}>({none})",
            "List" => $"{Services}CreateListInfo{types2}({Values(made)})",
            "IList" => $"{Services}CreateIListInfo{types2}({none})",
            "ICollection" => $"{Services}CreateICollectionInfo{types2}({none})",
            "IEnumerable" or "IReadOnlyList" or "IReadOnlyCollection" =>
                $"{Services}CreateIEnumerableInfo{types2}({none})",
            "ISet" => $"{Services}CreateISetInfo{types2}({none})",
            "HashSet" or "SortedSet" => $"{Services}CreateISetInfo{types2}({Values(made)})",
            "Queue" => $"{Services}CreateQueueInfo{types2}({Values(made)})",
            "Stack" => $"{Services}CreateStackInfo{types2}({Values(made)})",
            "Collection" => $"{Services}CreateIListInfo{types2}({Values(made)})",
            "LinkedList" => $"{Services}CreateICollectionInfo{types2}({Values(made)})",
            _ =>
                $"{Services}CreateImmutableEnumerableInfo{types2}({none}, global::System.Collections.Immutable.{use.Collection}.CreateRange)",
        };
    }

    private static void EmitWrite(SourceWriter writer, JsonTypes types, JsonType type)
    {
        var use = type.Use!;
        writer.Line();
        writer.Open(
            $"private void Write_{type.Identifier}(global::System.Text.Json.Utf8JsonWriter writer, {type.RuntimeName} value)"
        );
        if (!use.IsValueType)
        {
            writer.Line("if (value is null) { writer.WriteNullValue(); return; }");
        }
        else if (use.Collection == "ImmutableArray")
        {
            writer.Line($"if (value.IsDefault) throw {Json}NullMember(typeof({type.RuntimeName}), \"items\");");
        }
        var isMap = use.Kind == TypeKindOnWire.Map;
        writer.Line(isMap ? "writer.WriteStartObject();" : "writer.WriteStartArray();");
        writer.Open("foreach (var item in value)");
        if (isMap)
        {
            writer.Line("writer.WritePropertyName(item.Key);");
        }
        writer.Line(JsonWrites.Value(types, use.Item!, isMap ? "item.Value" : "item"));
        writer.Close();
        writer.Line(isMap ? "writer.WriteEndObject();" : "writer.WriteEndArray();");
        writer.Close();
    }
}
