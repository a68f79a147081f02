#if NET
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Tutti.Model;

public static partial class ModelJson
{
    private static readonly JsonSerializerOptions s_options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        RespectNullableAnnotations = true,
        Converters = { new EquatableArrayConverterFactory() },
    };

    /// <summary>Reads a model. Members that it doesn't know are ignored: they come from a newer generator of the same version of the form.</summary>
    /// <param name="json">The JSON, as <see cref="Write"/> gives it.</param>
    /// <returns>The model.</returns>
    /// <exception cref="ModelException">It isn't a model, or of a newer version.</exception>
    public static ApplicationModel Read(string json)
    {
        try
        {
            var head = JsonSerializer.Deserialize<Head>(json, s_options);
            if (head?.Version is not { } version)
            {
                throw new ModelException("This is no application model: it has no version.");
            }
            if (version > ApplicationModel.CurrentVersion)
            {
                throw new ModelException(
                    $"The application model has version {version}, newer than {ApplicationModel.CurrentVersion}, the newest that is known here. "
                        + "Update the tool that reads it to the version of the Tutti package that the app uses."
                );
            }
            return JsonSerializer.Deserialize<ApplicationModel>(json, s_options)!;
        }
        catch (JsonException exception)
        {
            throw new ModelException($"The application model cannot be read: {exception.Message}", exception);
        }
    }

    private sealed record Head(int? Version);

    private sealed class EquatableArrayConverterFactory : JsonConverterFactory
    {
        public override bool CanConvert(Type typeToConvert) =>
            typeToConvert.IsGenericType && typeToConvert.GetGenericTypeDefinition() == typeof(EquatableArray<>);

        public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
            (JsonConverter)
                Activator.CreateInstance(
                    typeof(EquatableArrayConverter<>).MakeGenericType(typeToConvert.GenericTypeArguments)
                )!;
    }

    private sealed class EquatableArrayConverter<T> : JsonConverter<EquatableArray<T>>
        where T : IEquatable<T>
    {
        public override EquatableArray<T> Read(
            ref Utf8JsonReader reader,
            Type typeToConvert,
            JsonSerializerOptions options
        ) =>
            JsonSerializer.Deserialize<T[]>(ref reader, options)?.ToEquatableArray()
            ?? throw new JsonException("A list must not be null.");

        public override void Write(Utf8JsonWriter writer, EquatableArray<T> value, JsonSerializerOptions options) =>
            JsonSerializer.Serialize(writer, value.ToArray(), options);
    }
}
#endif
