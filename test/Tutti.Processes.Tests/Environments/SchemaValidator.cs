using System.Text.Json;
using System.Text.RegularExpressions;

namespace Tutti.Processes.Tests.Environments;

/// <summary>As much of JSON Schema as the schema of environments uses; anything else in it is refused.</summary>
internal sealed class SchemaValidator(JsonElement root)
{
    private static readonly HashSet<string> s_annotations =
    [
        "$schema",
        "$id",
        "$defs",
        "title",
        "description",
        "examples",
    ];

    /// <summary>Whether a value fits the schema.</summary>
    public bool IsValid(JsonElement value) => Fits(root, value);

    /// <summary>The schema that a reference leads to, or the schema itself.</summary>
    public JsonElement Follow(JsonElement schema) =>
        schema.TryGetProperty("$ref", out var reference)
            ? root.GetProperty("$defs").GetProperty(reference.GetString()!["#/$defs/".Length..])
            : schema;

    private bool Fits(JsonElement schema, JsonElement value) =>
        schema.ValueKind == JsonValueKind.True
        || (
            schema.ValueKind == JsonValueKind.Object
            && schema.EnumerateObject().All(keyword => Fits(schema, keyword, value))
        );

    private bool Fits(JsonElement schema, JsonProperty keyword, JsonElement value)
    {
        var rule = keyword.Value;
        var isObject = value.ValueKind == JsonValueKind.Object;
        var isText = value.ValueKind == JsonValueKind.String;
        return keyword.Name switch
        {
            _ when s_annotations.Contains(keyword.Name) => true,
            "$ref" => Fits(Follow(schema), value),
            "anyOf" => rule.EnumerateArray().Any(one => Fits(one, value)),
            "enum" => rule.EnumerateArray().Any(one => JsonElement.DeepEquals(one, value)),
            "const" => JsonElement.DeepEquals(rule, value),
            "type" => IsOf(rule.GetString()!, value),
            "minLength" => !isText || value.GetString()!.Length >= rule.GetInt32(),
            "pattern" => !isText || Regex.IsMatch(value.GetString()!, rule.GetString()!),
            "minimum" => value.ValueKind != JsonValueKind.Number || value.GetDouble() >= rule.GetDouble(),
            "maximum" => value.ValueKind != JsonValueKind.Number || value.GetDouble() <= rule.GetDouble(),
            "minItems" => value.ValueKind != JsonValueKind.Array || value.GetArrayLength() >= rule.GetInt32(),
            "items" => value.ValueKind != JsonValueKind.Array || value.EnumerateArray().All(item => Fits(rule, item)),
            "minProperties" => !isObject || value.EnumerateObject().Count() >= rule.GetInt32(),
            "required" => !isObject
                || rule.EnumerateArray().All(name => value.TryGetProperty(name.GetString()!, out _)),
            "propertyNames" => !isObject
                || value
                    .EnumerateObject()
                    .All(member => Regex.IsMatch(member.Name, rule.GetProperty("pattern").GetString()!)),
            "properties" => !isObject
                || value
                    .EnumerateObject()
                    .All(member => !rule.TryGetProperty(member.Name, out var of) || Fits(of, member.Value)),
            "additionalProperties" => !isObject
                || value
                    .EnumerateObject()
                    .Where(member =>
                        !schema.TryGetProperty("properties", out var own) || !own.TryGetProperty(member.Name, out _)
                    )
                    .All(member => Fits(rule, member.Value)),
            _ => throw new NotSupportedException(
                $"The schema uses {keyword.Name}, which this validator does not know."
            ),
        };
    }

    private static bool IsOf(string type, JsonElement value) =>
        type switch
        {
            "object" => value.ValueKind == JsonValueKind.Object,
            "array" => value.ValueKind == JsonValueKind.Array,
            "string" => value.ValueKind == JsonValueKind.String,
            "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
            "integer" => value.ValueKind == JsonValueKind.Number
                && value.TryGetDecimal(out var number)
                && number == decimal.Truncate(number),
            _ => throw new NotSupportedException(type),
        };
}
