using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Tutti.CompilerServices;

/// <summary>Metadata of types that are not generated, from reflection, with the same rules: enums by name, types that parse themselves as text.</summary>
/// <remarks>
/// These rules are no converters of the options: with any, System.Text.Json would call no emitted write method.
/// </remarks>
internal sealed class ReflectedTypes : IJsonTypeInfoResolver
{
    private readonly DefaultJsonTypeInfoResolver _reflection;

    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "Created only where reflection is enabled.")]
    [UnconditionalSuppressMessage("AOT", "IL3050", Justification = "Created only where reflection is enabled.")]
    private ReflectedTypes()
    {
        _reflection = new();
    }

    /// <summary>The one instance, or <see langword="null"/> where the app was published without reflection for JSON.</summary>
    public static ReflectedTypes? Instance { get; } = JsonSerializer.IsReflectionEnabledByDefault ? new() : null;

    public JsonTypeInfo? GetTypeInfo(Type type, JsonSerializerOptions options) =>
        BuiltInTypes.Find(type, options) ?? Text(type, options) ?? _reflection.GetTypeInfo(type, options);

    [UnconditionalSuppressMessage("Trimming", "IL2060", Justification = "Created only where reflection is enabled.")]
    [UnconditionalSuppressMessage("Trimming", "IL2070", Justification = "Created only where reflection is enabled.")]
    [UnconditionalSuppressMessage("AOT", "IL3050", Justification = "Created only where reflection is enabled.")]
    private static JsonTypeInfo? Text(Type type, JsonSerializerOptions options)
    {
        if (type.IsDefined(typeof(JsonConverterAttribute), inherit: false))
        {
            return null;
        }
        var method =
            type.IsEnum ? nameof(Json.Enum)
            : Array.Exists(type.GetInterfaces(), i => IsParsable(i, type)) ? nameof(Json.Parsable)
            : null;
        return method is null
            ? null
            : (JsonTypeInfo?)typeof(Json).GetMethod(method)!.MakeGenericMethod(type).Invoke(null, [options]);
    }

    private static bool IsParsable(Type implemented, Type type) =>
        implemented.IsGenericType
        && implemented.GetGenericTypeDefinition() == typeof(IParsable<>)
        && implemented.GenericTypeArguments[0] == type;
}
