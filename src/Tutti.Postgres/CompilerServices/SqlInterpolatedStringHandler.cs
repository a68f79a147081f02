using System.ComponentModel;
using System.Runtime.CompilerServices;
using Tutti.Parameters;
using Tutti.Text;

namespace Tutti.CompilerServices;

/// <summary>
/// Makes a statement from an interpolated string: what stands in holes becomes parameters, never text of the statement; <see cref="Sql"/> fragments are spliced.
/// For the compiler.
/// </summary>
[InterpolatedStringHandler]
[EditorBrowsable(EditorBrowsableState.Never)]
#pragma warning disable CA1815 // It is made to be used up.
public readonly struct SqlInterpolatedStringHandler
#pragma warning restore CA1815
{
    private readonly SqlText _text = SqlText.Rent();

    /// <summary>Begins a statement.</summary>
    /// <param name="literalLength">How much text it has.</param>
    /// <param name="formattedCount">How many holes it has.</param>
    public SqlInterpolatedStringHandler(int literalLength, int formattedCount) => _ = literalLength + formattedCount;

    /// <summary>Adds text.</summary>
    /// <param name="value">The text.</param>
    public void AppendLiteral(string value) => _text.AppendLiteral(value);

    /// <summary>Adds a parameter, or splices a fragment.</summary>
    /// <typeparam name="T">The value's type.</typeparam>
    /// <param name="value">The value.</param>
    public void AppendFormatted<T>(T value) => Hole<T>.Writer.Write(_text, value);

    /// <summary>Adds a parameter of a type that only the value knows.</summary>
    /// <param name="value">The value.</param>
    public void AppendFormatted(object? value) => ObjectHole.Write(_text, value);

    internal SqlCall Finish() => SqlCall.Of(_text ?? throw new ArgumentException("The statement is empty."));

    internal SqlText Text => _text ?? throw new ArgumentException("The statement is empty.");
}
