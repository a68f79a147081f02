using System.ComponentModel;

namespace Tutti.CompilerServices;

/// <summary>Reads values of a nullable type; a text that is there stands for a value. For generated code.</summary>
/// <typeparam name="T">The type.</typeparam>
/// <typeparam name="TParser">How a value is read.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct NullableParser<T, TParser> : IValueParser<T?>
    where T : struct
    where TParser : IValueParser<T>
{
    /// <inheritdoc/>
    public static string Expected => TParser.Expected;

    /// <inheritdoc/>
    public static bool TryParse(string text, out T? value)
    {
        if (TParser.TryParse(text, out var parsed))
        {
            value = parsed;
            return true;
        }
        value = null;
        return false;
    }
}
