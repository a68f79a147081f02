using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Tutti.CompilerServices;

/// <summary>Reads values of a type that can do so itself. For generated code.</summary>
/// <typeparam name="T">The type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ParsableParser<T> : IValueParser<T>
    where T : IParsable<T>
{
    /// <inheritdoc/>
    public static string Expected => $"a valid {typeof(T).Name}";

    /// <inheritdoc/>
    public static bool TryParse(string text, [MaybeNullWhen(false)] out T value) =>
        T.TryParse(text, CultureInfo.InvariantCulture, out value);
}
