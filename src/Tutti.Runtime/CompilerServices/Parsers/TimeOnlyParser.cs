using System.ComponentModel;
using System.Globalization;

namespace Tutti.CompilerServices;

/// <summary>Reads a time of day in ISO 8601. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct TimeOnlyParser : IValueParser<TimeOnly>
{
    private static readonly string[] s_formats = ["HH:mm:ss.FFFFFFF", "HH:mm"];

    /// <inheritdoc/>
    public static string Expected => "a time such as 12:30:00";

    /// <inheritdoc/>
    public static bool TryParse(string text, out TimeOnly value) =>
        TimeOnly.TryParseExact(text, s_formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out value);
}
