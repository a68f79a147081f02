using System.ComponentModel;
using System.Globalization;

namespace Tutti.CompilerServices;

/// <summary>Reads a date in ISO 8601. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct DateOnlyParser : IValueParser<DateOnly>
{
    /// <inheritdoc/>
    public static string Expected => "a date such as 2026-01-31";

    /// <inheritdoc/>
    public static bool TryParse(string text, out DateOnly value) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out value);
}
