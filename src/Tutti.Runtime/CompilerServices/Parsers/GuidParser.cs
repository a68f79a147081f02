using System.ComponentModel;

namespace Tutti.CompilerServices;

/// <summary>Reads UUIDs in their canonical form. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct GuidParser : IValueParser<Guid>
{
    /// <inheritdoc/>
    public static string Expected => "a UUID such as 6ba7b810-9dad-11d1-80b4-00c04fd430c8";

    /// <inheritdoc/>
    public static bool TryParse(string text, out Guid value)
    {
        value = default;
        return text.Length == 36 && Guid.TryParseExact(text, "D", out value);
    }
}
