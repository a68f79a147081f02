using System.ComponentModel;
using System.Globalization;
using System.Numerics;

namespace Tutti.CompilerServices;

/// <summary>Reads binary floating-point numbers; like JSON it knows neither infinities nor NaN. For generated code.</summary>
/// <typeparam name="T">The type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct FloatingPointParser<T> : IValueParser<T>
    where T : IBinaryFloatingPointIeee754<T>, IMinMaxValue<T>
{
    internal const NumberStyles Styles =
        NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    /// <inheritdoc/>
    public static string Expected =>
        string.Create(CultureInfo.InvariantCulture, $"a number from {T.MinValue} to {T.MaxValue}");

    /// <inheritdoc/>
    public static bool TryParse(string text, out T value)
    {
        if (T.TryParse(text, Styles, CultureInfo.InvariantCulture, out value!) && T.IsFinite(value) && text[^1] != '\0')
        {
            return true;
        }
        value = T.Zero;
        return false;
    }
}
