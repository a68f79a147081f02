using System.ComponentModel;
using System.Globalization;
using System.Numerics;

namespace Tutti.CompilerServices;

/// <summary>Reads whole numbers of any size: digits and a sign, in the range of the type. For generated code.</summary>
/// <typeparam name="T">The type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct IntegerParser<T> : IValueParser<T>
    where T : IBinaryInteger<T>, IMinMaxValue<T>
{
    /// <inheritdoc/>
    public static string Expected =>
        string.Create(CultureInfo.InvariantCulture, $"a whole number from {T.MinValue} to {T.MaxValue}");

    /// <inheritdoc/>
    public static bool TryParse(string text, out T value)
    {
        // Number parsing takes trailing NULs for padding.
        if (
            T.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value!)
            && text[^1] != '\0'
        )
        {
            return true;
        }
        value = T.Zero;
        return false;
    }
}
