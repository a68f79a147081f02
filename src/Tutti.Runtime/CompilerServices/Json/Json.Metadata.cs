using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Tutti.CompilerServices;

public static partial class Json
{
    /// <summary>Describes a member of an object.</summary>
    /// <typeparam name="T">The member's type.</typeparam>
    /// <param name="options">The options that use it.</param>
    /// <param name="declaring">The type that declares it.</param>
    /// <param name="name">Its name in C#.</param>
    /// <param name="jsonName">Its name in JSON.</param>
    /// <param name="get">Reads it from an object, if it can be read.</param>
    /// <param name="set">Sets it, if no constructor parameter does.</param>
    /// <param name="traits">What is true of it.</param>
    /// <param name="converter">The converter that <c>[JsonConverter]</c> names.</param>
    /// <param name="ignore">The condition of <c>[JsonIgnore]</c>.</param>
    /// <param name="order">The order that <c>[JsonPropertyOrder]</c> gives.</param>
    /// <returns>The metadata.</returns>
    public static JsonPropertyInfo Member<T>(
        JsonSerializerOptions options,
        Type declaring,
        string name,
        string jsonName,
        Func<object, T?>? get,
        Action<object, T?>? set,
        JsonMemberTraits traits = JsonMemberTraits.None,
        JsonConverter? converter = null,
        JsonIgnoreCondition? ignore = null,
        int order = 0
    )
    {
        var info = JsonMetadataServices.CreatePropertyInfo(
            options,
            new JsonPropertyInfoValues<T>
            {
                IsProperty = true,
                IsPublic = true,
                DeclaringType = declaring,
                PropertyName = name,
                JsonPropertyName = jsonName,
                Getter = get,
                Setter = set,
                Converter = (JsonConverter<T>?)converter,
                IgnoreCondition = ignore,
            }
        );
        // System.Text.Json lets nullability be said only of what can be null, and can be read or set at all.
        if (default(T) is null && ignore != JsonIgnoreCondition.Always)
        {
            info.IsGetNullable = get is null || !traits.HasFlag(JsonMemberTraits.GivesNoNull);
            info.IsSetNullable = !traits.HasFlag(JsonMemberTraits.TakesNoNull);
        }
        info.IsRequired = traits.HasFlag(JsonMemberTraits.Required);
        info.Order = order;
        return info;
    }

    /// <summary>Describes a parameter of a constructor.</summary>
    /// <param name="type">Its type.</param>
    /// <param name="name">Its name.</param>
    /// <param name="position">Its position, from 0.</param>
    /// <param name="nullable">Whether null is taken.</param>
    /// <param name="optional">Whether there is a default.</param>
    /// <param name="missing">The default; <see langword="null"/> is the type's own.</param>
    /// <returns>The metadata.</returns>
    public static JsonParameterInfoValues Parameter(
        Type type,
        string name,
        int position,
        bool nullable = false,
        bool optional = false,
        object? missing = null
    ) =>
        new()
        {
            Name = name,
            ParameterType = type,
            Position = position,
            IsNullable = nullable,
            HasDefaultValue = optional,
            DefaultValue = missing,
        };

    /// <summary>The metadata of an enum, whose members travel by name.</summary>
    /// <typeparam name="T">The enum.</typeparam>
    /// <param name="options">The options that use it.</param>
    /// <returns>The metadata.</returns>
    public static JsonTypeInfo Enum<T>(JsonSerializerOptions options)
        where T : struct, Enum =>
        JsonMetadataServices.CreateValueInfo<T>(
            options,
            new JsonStringEnumConverter<T>(allowIntegerValues: false).CreateConverter(typeof(T), options)
        );

    /// <summary>The metadata of a type that parses itself, and travels as text.</summary>
    /// <typeparam name="T">The type.</typeparam>
    /// <param name="options">The options that use it.</param>
    /// <returns>The metadata.</returns>
    public static JsonTypeInfo Parsable<T>(JsonSerializerOptions options)
        where T : IParsable<T> => JsonMetadataServices.CreateValueInfo<T>(options, new ParsableConverter<T>());

    /// <summary>The metadata of a nullable value type.</summary>
    /// <typeparam name="T">The type that is nullable.</typeparam>
    /// <param name="options">The options that use it.</param>
    /// <returns>The metadata.</returns>
    public static JsonTypeInfo Nullable<T>(JsonSerializerOptions options)
        where T : struct =>
        JsonMetadataServices.CreateValueInfo<T?>(options, JsonMetadataServices.GetNullableConverter<T>(options));

    /// <summary>A converter that <c>[JsonConverter]</c> names for a member.</summary>
    /// <typeparam name="T">The member's type, not nullable.</typeparam>
    /// <param name="options">The options that use it.</param>
    /// <param name="converter">The converter, or what makes it.</param>
    /// <returns>The converter.</returns>
    public static JsonConverter Converter<T>(JsonSerializerOptions options, JsonConverter converter) =>
        converter is JsonConverterFactory factory
            ? factory.CreateConverter(typeof(T), options)
                ?? throw new InvalidOperationException($"{factory.GetType()} makes no converter for {typeof(T)}.")
            : converter;

    /// <summary>A converter that <c>[JsonConverter]</c> names for a member of a nullable value type.</summary>
    /// <typeparam name="T">The type that is nullable.</typeparam>
    /// <param name="options">The options that use it.</param>
    /// <param name="converter">The converter of the type or the nullable type, or what makes it.</param>
    /// <returns>The converter of the nullable type.</returns>
    public static JsonConverter NullableConverter<T>(JsonSerializerOptions options, JsonConverter converter)
        where T : struct =>
        converter.CanConvert(typeof(T?))
            ? Converter<T?>(options, converter)
            : JsonMetadataServices.GetNullableConverter(
                (JsonTypeInfo<T>)JsonMetadataServices.CreateValueInfo<T>(options, Converter<T>(options, converter))
            );

    /// <summary>What to throw when a member is null that must not be.</summary>
    /// <param name="type">The type that has the member.</param>
    /// <param name="jsonName">The member's name in JSON.</param>
    /// <returns>The exception.</returns>
    public static JsonException NullMember(Type type, string jsonName) =>
        new($"The member {jsonName} of a {type.Name} must not be null.");
}
