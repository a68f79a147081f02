using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Tutti.CompilerServices;

/// <summary>How Tutti uses System.Text.Json. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class Json
{
    /// <summary>The options of the wire: web defaults, nullability and required constructor parameters respected, enums by name.</summary>
    /// <param name="resolver">What knows the types; <see langword="null"/> is reflection, or the context that the options get bound to.</param>
    /// <returns>The options.</returns>
    public static JsonSerializerOptions CreateOptions(IJsonTypeInfoResolver? resolver = null) =>
        new(JsonSerializerDefaults.Web)
        {
            RespectNullableAnnotations = true,
            RespectRequiredConstructorParameters = true,
            TypeInfoResolver = resolver ?? ReflectedTypes.Instance,
        };

    /// <summary>The codec of a type that the app's context, or reflection, knows.</summary>
    /// <typeparam name="T">The type.</typeparam>
    /// <param name="options">The options of the app's context; the type's metadata is looked up at the first use.</param>
    /// <param name="nullable">Whether null is a value.</param>
    /// <returns>The codec.</returns>
    public static JsonCodec<T> Codec<T>(JsonSerializerOptions options, bool nullable = false) =>
        new SystemTextJsonCodec<T>(options, nullable);
}
