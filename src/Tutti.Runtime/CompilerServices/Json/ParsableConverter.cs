using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Tutti.CompilerServices;

/// <summary>Writes a type that parses itself as its text, the same as in a route.</summary>
internal sealed class ParsableConverter<T> : JsonConverter<T>
    where T : IParsable<T>
{
    public override T? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String ? Parse(reader.GetString()!) : throw Unreadable();

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
        writer.WriteStringValue(Text(value));

    public override T ReadAsPropertyName(
        ref Utf8JsonReader reader,
        Type typeToConvert,
        JsonSerializerOptions options
    ) => Parse(reader.GetString()!);

    public override void WriteAsPropertyName(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
        writer.WritePropertyName(Text(value));

    public static T Parse(string text) =>
        T.TryParse(text, CultureInfo.InvariantCulture, out var value) ? value : throw Unreadable();

    public static string Text(T value) =>
        (
            value is IFormattable formattable
                ? formattable.ToString(null, CultureInfo.InvariantCulture)
                : value.ToString()
        ) ?? "";

    private static JsonException Unreadable() => new($"The text is no {typeof(T).Name}.");
}
