using System.ComponentModel;

namespace Tutti.CompilerServices;

/// <summary>Reads a single character. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct CharParser : IValueParser<char>
{
    /// <inheritdoc/>
    public static string Expected => "a single character";

    /// <inheritdoc/>
    public static bool TryParse(string text, out char value)
    {
        value = text.Length == 1 ? text[0] : default;
        return text.Length == 1;
    }
}
