using System.ComponentModel;
using System.Globalization;

namespace Tutti.CompilerServices;

/// <summary>Reads a duration in .NET's invariant form, as in JSON. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct TimeSpanParser : IValueParser<TimeSpan>
{
    /// <inheritdoc/>
    public static string Expected => "a duration such as 00:30:00 or 1.12:00:00";

    /// <inheritdoc/>
    public static bool TryParse(string text, out TimeSpan value) =>
        TimeSpan.TryParseExact(text, "c", CultureInfo.InvariantCulture, out value);
}
