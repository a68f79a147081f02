using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Tutti.CompilerServices;

/// <summary>Metadata of the types that System.Text.Json has converters for, without reflection.</summary>
internal static class BuiltInTypes
{
    private static readonly Dictionary<Type, Func<JsonSerializerOptions, JsonTypeInfo>> s_types = [];

    static BuiltInTypes()
    {
        AddValue(JsonMetadataServices.BooleanConverter);
        AddValue(JsonMetadataServices.SByteConverter);
        AddValue(JsonMetadataServices.Int16Converter);
        AddValue(JsonMetadataServices.Int32Converter);
        AddValue(JsonMetadataServices.Int64Converter);
        AddValue(JsonMetadataServices.Int128Converter);
        AddValue(JsonMetadataServices.ByteConverter);
        AddValue(JsonMetadataServices.UInt16Converter);
        AddValue(JsonMetadataServices.UInt32Converter);
        AddValue(JsonMetadataServices.UInt64Converter);
        AddValue(JsonMetadataServices.UInt128Converter);
        AddValue(FiniteConverters.Half);
        AddValue(FiniteConverters.Single);
        AddValue(FiniteConverters.Double);
        AddValue(JsonMetadataServices.DecimalConverter);
        AddValue(JsonMetadataServices.CharConverter);
        AddValue(JsonMetadataServices.GuidConverter);
        AddValue(JsonMetadataServices.DateTimeConverter);
        AddValue(JsonMetadataServices.DateTimeOffsetConverter);
        AddValue(JsonMetadataServices.DateOnlyConverter);
        AddValue(JsonMetadataServices.TimeOnlyConverter);
        AddValue(JsonMetadataServices.TimeSpanConverter);
        AddValue(JsonMetadataServices.JsonElementConverter);
        AddValue(JsonMetadataServices.MemoryByteConverter);
        AddValue(JsonMetadataServices.ReadOnlyMemoryByteConverter);
        Add<string>(JsonMetadataServices.StringConverter);
        Add<Uri>(JsonMetadataServices.UriConverter);
        Add<Version>(JsonMetadataServices.VersionConverter);
        Add<byte[]>(JsonMetadataServices.ByteArrayConverter);
        Add<object>(JsonMetadataServices.ObjectConverter);
        Add<JsonDocument>(JsonMetadataServices.JsonDocumentConverter);
        Add<JsonNode>(JsonMetadataServices.JsonNodeConverter);
        Add<JsonObject>(JsonMetadataServices.JsonObjectConverter);
        Add<JsonArray>(JsonMetadataServices.JsonArrayConverter);
        Add<JsonValue>(JsonMetadataServices.JsonValueConverter);
    }

    public static JsonTypeInfo? Find(Type type, JsonSerializerOptions options) =>
        s_types.TryGetValue(type, out var create) ? create(options) : null;

    private static void Add<T>(JsonConverter converter) =>
        s_types[typeof(T)] = options => JsonMetadataServices.CreateValueInfo<T>(options, converter);

    private static void AddValue<T>(JsonConverter<T> converter)
        where T : struct
    {
        Add<T>(converter);
        s_types[typeof(T?)] = options =>
            JsonMetadataServices.CreateValueInfo<T?>(options, JsonMetadataServices.GetNullableConverter<T>(options));
    }
}
