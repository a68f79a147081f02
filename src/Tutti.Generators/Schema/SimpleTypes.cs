using Microsoft.CodeAnalysis;

namespace Tutti.Generators.Schema;

/// <summary>The types that are one text or one JSON primitive.</summary>
internal static class SimpleTypes
{
    private const string Parsers = "global::Tutti.CompilerServices.";

    private static readonly Dictionary<SpecialType, (string Model, string Parser)> s_special = new()
    {
        [SpecialType.System_Boolean] = ("bool", "BooleanParser"),
        [SpecialType.System_SByte] = ("int8", "IntegerParser<sbyte>"),
        [SpecialType.System_Int16] = ("int16", "IntegerParser<short>"),
        [SpecialType.System_Int32] = ("int32", "IntegerParser<int>"),
        [SpecialType.System_Int64] = ("int64", "IntegerParser<long>"),
        [SpecialType.System_Byte] = ("uint8", "IntegerParser<byte>"),
        [SpecialType.System_UInt16] = ("uint16", "IntegerParser<ushort>"),
        [SpecialType.System_UInt32] = ("uint32", "IntegerParser<uint>"),
        [SpecialType.System_UInt64] = ("uint64", "IntegerParser<ulong>"),
        [SpecialType.System_Single] = ("float32", "FloatingPointParser<float>"),
        [SpecialType.System_Double] = ("float64", "FloatingPointParser<double>"),
        [SpecialType.System_Decimal] = ("decimal", "DecimalParser"),
        [SpecialType.System_Char] = ("char", "CharParser"),
        [SpecialType.System_String] = ("string", "StringParser"),
        [SpecialType.System_DateTime] = ("dateTime", "DateTimeParser"),
    };

    private static readonly Dictionary<string, (string Model, string Parser)> s_system = new()
    {
        ["Int128"] = ("int128", "IntegerParser<global::System.Int128>"),
        ["UInt128"] = ("uint128", "IntegerParser<global::System.UInt128>"),
        ["Half"] = ("float16", "FloatingPointParser<global::System.Half>"),
        ["Guid"] = ("guid", "GuidParser"),
        ["DateTimeOffset"] = ("dateTimeOffset", "DateTimeOffsetParser"),
        ["DateOnly"] = ("date", "DateOnlyParser"),
        ["TimeOnly"] = ("time", "TimeOnlyParser"),
        ["TimeSpan"] = ("duration", "TimeSpanParser"),
        ["Uri"] = ("uri", "UriParser"),
    };

    /// <summary>What the model calls a type that is read from text and from a JSON primitive, and the class that reads it.</summary>
    public static (string Model, string Parser)? Find(ITypeSymbol type) =>
        s_special.TryGetValue(type.SpecialType, out var special) ? (special.Model, Parsers + special.Parser)
        : type.ContainingType is null && type.IsIn("System") && s_system.TryGetValue(type.MetadataName, out var known)
            ? (known.Model, Parsers + known.Parser)
        : null;

    public static string EnumParser(string runtimeName) => $"{Parsers}EnumParser<{runtimeName}>";

    public static string ParsableParser(string runtimeName) => $"{Parsers}ParsableParser<{runtimeName}>";

    public static bool IsParsable(ITypeSymbol type) =>
        type.AllInterfaces.Any(i =>
            i.IsNamed("System", "IParsable`1") && SymbolEqualityComparer.Default.Equals(i.TypeArguments[0], type)
        );

    /// <summary>What the model calls a type that has a form in JSON alone, which System.Text.Json has built in.</summary>
    public static string? FindJson(ITypeSymbol type) =>
        type switch
        {
            { SpecialType: SpecialType.System_Object } or { TypeKind: TypeKind.Dynamic } => "json",
            IArrayTypeSymbol { Rank: 1, ElementType.SpecialType: SpecialType.System_Byte } => "bytes",
            INamedTypeSymbol { MetadataName: "Memory`1" or "ReadOnlyMemory`1" } memory
                when memory.IsIn("System") && memory.TypeArguments[0].SpecialType == SpecialType.System_Byte => "bytes",
            { MetadataName: "Version" } when type.IsIn("System") => "version",
            { MetadataName: "JsonElement" or "JsonDocument" } when type.IsIn("System.Text.Json") => "json",
            { MetadataName: "JsonNode" or "JsonObject" or "JsonArray" or "JsonValue" }
                when type.IsIn("System.Text.Json.Nodes") => "json",
            _ => null,
        };
}
