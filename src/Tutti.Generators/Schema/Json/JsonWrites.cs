namespace Tutti.Generators.Schema;

/// <summary>The statements that write a value or a member.</summary>
internal static class JsonWrites
{
    private const string Services = "global::System.Text.Json.Serialization.Metadata.JsonMetadataServices.";

    /// <summary>The end of the writer's methods for a type: <c>WriteNumber</c> with a name, <c>WriteNumberValue</c> without.</summary>
    private static string? Method(TypeUse use) =>
        use.ModelKind switch
        {
            "bool" => "Boolean",
            "int8" or "int16" or "int32" or "int64" or "uint8" or "uint16" or "uint32" or "uint64" => "Number",
            "float32" or "float64" or "decimal" => "Number",
            "string" or "guid" or "dateTime" or "dateTimeOffset" => "String",
            _ => null,
        };

    private static string? Converter(TypeUse use) =>
        use.ModelKind switch
        {
            "char" => "CharConverter",
            "date" => "DateOnlyConverter",
            "time" => "TimeOnlyConverter",
            "duration" => "TimeSpanConverter",
            "int128" => "Int128Converter",
            "uint128" => "UInt128Converter",
            "float16" => "HalfConverter",
            _ => null,
        };

    /// <summary>A statement that writes a value, which may be null.</summary>
    public static string Value(JsonTypes types, TypeUse use, string value)
    {
        if (use is { IsValueType: true, IsNullable: true })
        {
            return $"if ({value} is {{ }} present) {{ {NotNull(types, use, "present")} }} else {{ writer.WriteNullValue(); }}";
        }
        return NotNull(types, use, value);
    }

    /// <summary>A statement that writes a member with its name; <paramref name="value"/> is null only if the type is a reference.</summary>
    public static string Member(JsonTypes types, TypeUse use, string name, string value)
    {
        if (Method(use) is { } method)
        {
            return $"writer.Write{method}({name}, {value});";
        }
        return $"writer.WritePropertyName({name}); {NotNull(types, use, value)}";
    }

    private static string NotNull(JsonTypes types, TypeUse use, string value)
    {
        if (Method(use) is { } method)
        {
            return $"writer.Write{method}Value({value});";
        }
        if (Converter(use) is { } converter)
        {
            return $"{Services}{converter}.Write(writer, {value}, Options);";
        }
        return types.Find(use.RuntimeName) is { } type && types.IsWritable(type)
            ? $"Write_{type.Identifier}(writer, {value});"
            : $"Write<{use.RuntimeName}>(writer, {value});";
    }
}
