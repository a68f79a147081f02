using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;

namespace Tutti.CompilerServices;

/// <summary>Reads a URI, absolute or relative. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct UriParser : IValueParser<Uri>
{
    /// <inheritdoc/>
    public static string Expected => "a URI";

    /// <inheritdoc/>
    public static bool TryParse(string text, [MaybeNullWhen(false)] out Uri value) =>
        Uri.TryCreate(text, UriKind.RelativeOrAbsolute, out value);
}
