using System.Numerics;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Tutti.CompilerServices;

/// <summary>
/// Refuses floating-point numbers beyond the range of their type, which System.Text.Json reads as infinite and then cannot write, and those that are none.
/// </summary>
internal sealed class FiniteConverter<T>(JsonConverter<T> converter) : JsonConverter<T>
    where T : struct, IBinaryFloatingPointIeee754<T>, IMinMaxValue<T>
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.String)
        {
            return
                options.NumberHandling.HasFlag(JsonNumberHandling.AllowReadingFromString)
                && FloatingPointParser<T>.TryParse(reader.GetString()!, out var fromText)
                ? fromText
                : throw Unreadable();
        }
        if (reader.TokenType != JsonTokenType.Number)
        {
            throw Unreadable();
        }
        var value = converter.Read(ref reader, typeToConvert, options);
        return T.IsFinite(value) ? value : throw Unreadable();
    }

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
    {
        // System.Text.Json writes a Half in its own words, which JSON does not have, and refuses the other two.
        if (!T.IsFinite(value))
        {
            throw new ArgumentException(
                $"{value} cannot be written as JSON, which has finite numbers only.",
                nameof(value)
            );
        }
        converter.Write(writer, value, options);
    }

    public override T ReadAsPropertyName(
        ref Utf8JsonReader reader,
        Type typeToConvert,
        JsonSerializerOptions options
    ) => FloatingPointParser<T>.TryParse(reader.GetString()!, out var value) ? value : throw Unreadable();

    public override void WriteAsPropertyName(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
        converter.WriteAsPropertyName(writer, value, options);

    private static JsonException Unreadable() => new($"The value must be {FloatingPointParser<T>.Expected}.");
}

/// <summary>The converters of the three floating-point types.</summary>
internal static class FiniteConverters
{
    public static readonly JsonConverter<double> Double = new FiniteConverter<double>(
        JsonMetadataServices.DoubleConverter
    );
    public static readonly JsonConverter<float> Single = new FiniteConverter<float>(
        JsonMetadataServices.SingleConverter
    );
    public static readonly JsonConverter<Half> Half = new FiniteConverter<Half>(JsonMetadataServices.HalfConverter);
}
