using System.ComponentModel;

namespace Tutti.CompilerServices;

/// <summary>Takes a text as it is. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct StringParser : IValueParser<string>
{
    /// <inheritdoc/>
    public static string Expected => "a text";

    /// <inheritdoc/>
    public static bool TryParse(string text, out string value)
    {
        value = text;
        return true;
    }
}
