using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;

namespace Tutti.CompilerServices;

/// <summary>Reads values of one type from text in routes, query strings, headers and cookies. For generated code.</summary>
/// <typeparam name="T">The type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IValueParser<T>
{
    /// <summary>What a text must be, as the end of the sentence "must be …".</summary>
    static abstract string Expected { get; }

    /// <summary>Reads a value.</summary>
    /// <param name="text">The text.</param>
    /// <param name="value">The value.</param>
    /// <returns>Whether the text has the form of the type and is in its range.</returns>
    static abstract bool TryParse(string text, [MaybeNullWhen(false)] out T value);
}
