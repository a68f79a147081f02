using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Tutti.CompilerServices;

/// <summary>
/// What System.Text.Json knows of an app's types. The emitted context derives from it and adds the types; the built-in ones are here, and
/// for what is not generated, reflection steps in. For generated code.
/// </summary>
/// <remarks>
/// System.Text.Json calls emitted write methods only for metadata of a <see cref="JsonSerializerContext"/> that nobody has changed since,
/// and only with options that fit <see cref="JsonSerializerContext.GeneratedSerializerOptions"/> and have no converters.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class GeneratedJsonContext : JsonSerializerContext, IJsonTypeInfoResolver
{
    /// <summary>Creates the context, with options that are bound to it.</summary>
    protected GeneratedJsonContext()
        : base(Json.CreateOptions()) { }

    /// <inheritdoc/>
    protected sealed override JsonSerializerOptions? GeneratedSerializerOptions => Options;

    /// <inheritdoc/>
    public sealed override JsonTypeInfo? GetTypeInfo(Type type) =>
        Options.TryGetTypeInfo(type, out var info) ? info : null;

    JsonTypeInfo? IJsonTypeInfoResolver.GetTypeInfo(Type type, JsonSerializerOptions options)
    {
        if ((Create(type, options) ?? BuiltInTypes.Find(type, options)) is { } info)
        {
            // The values of which it is made say "strict" where they say nothing; the options decide.
            info.NumberHandling = null;
            // Last: it also marks the metadata as untouched, without which no emitted write method is called.
            info.OriginatingResolver = this;
            return info;
        }
        var reflected = ReflectedTypes.Instance?.GetTypeInfo(type, options);
        if (reflected is { OriginatingResolver: null })
        {
            reflected.OriginatingResolver = this;
        }
        return reflected;
    }

    /// <summary>Creates the metadata of a type.</summary>
    /// <param name="type">The type.</param>
    /// <param name="options">The options that will use it.</param>
    /// <returns>The metadata, or <see langword="null"/> for a type that isn't generated.</returns>
    protected abstract JsonTypeInfo? Create(Type type, JsonSerializerOptions options);

    /// <summary>Writes a value of a type that has no emitted write method.</summary>
    /// <typeparam name="T">The type.</typeparam>
    /// <param name="writer">Where to.</param>
    /// <param name="value">The value.</param>
    protected void Write<T>(Utf8JsonWriter writer, T value) =>
        JsonSerializer.Serialize(writer, value, (JsonTypeInfo<T>)Options.GetTypeInfo(typeof(T)));
}
