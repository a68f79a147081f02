using System.ComponentModel;
using System.Globalization;

namespace Tutti.CompilerServices;

/// <summary>Reads a date with or without time and offset, in ISO 8601; without offset it is local time, as in JSON. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct DateTimeOffsetParser : IValueParser<DateTimeOffset>
{
    /// <inheritdoc/>
    public static string Expected => "a date and time with offset such as 2026-01-31T12:30:00+01:00";

    /// <inheritdoc/>
    public static bool TryParse(string text, out DateTimeOffset value) =>
        DateTimeOffset.TryParseExact(
            text,
            DateTimeParser.Formats,
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out value
        );
}
