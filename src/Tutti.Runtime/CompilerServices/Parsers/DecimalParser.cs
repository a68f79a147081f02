using System.ComponentModel;
using System.Globalization;

namespace Tutti.CompilerServices;

/// <summary>Reads decimal numbers. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct DecimalParser : IValueParser<decimal>
{
    /// <inheritdoc/>
    public static string Expected =>
        string.Create(CultureInfo.InvariantCulture, $"a number from {decimal.MinValue} to {decimal.MaxValue}");

    /// <inheritdoc/>
    public static bool TryParse(string text, out decimal value) =>
        decimal.TryParse(text, FloatingPointParser<double>.Styles, CultureInfo.InvariantCulture, out value)
        && text[^1] != '\0';
}
