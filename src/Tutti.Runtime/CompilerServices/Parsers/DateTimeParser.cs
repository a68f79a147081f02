using System.ComponentModel;
using System.Globalization;

namespace Tutti.CompilerServices;

/// <summary>Reads a date with or without time and offset, in ISO 8601. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct DateTimeParser : IValueParser<DateTime>
{
    internal static readonly string[] Formats = ["yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd"];

    /// <inheritdoc/>
    public static string Expected => "a date and time such as 2026-01-31T12:30:00Z";

    /// <inheritdoc/>
    public static bool TryParse(string text, out DateTime value) =>
        DateTime.TryParseExact(text, Formats, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out value);
}
