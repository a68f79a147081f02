using Npgsql;

namespace Tutti.Text;

/// <summary>
/// A statement in the making: its text, and the parameters that its placeholders <c>$1</c>, <c>$2</c>… stand for. The same buffers are used again and again.
/// </summary>
internal sealed class SqlText
{
    private const int LargestKept = 32768;

    // The protocol counts them with 16 bits.
    private const int MostParameters = 65535;

    [ThreadStatic]
    private static SqlText? _spare;

    private char[] _text = new char[512];
    private int _length;
    private bool _endsInPlaceholder;
    private readonly List<NpgsqlParameter> _parameters = new(8);

    public static SqlText Rent()
    {
        var text = _spare ?? new();
        _spare = null;
        return text;
    }

    public void AppendLiteral(string literal)
    {
        if (literal.Length == 0)
        {
            return;
        }
        // `$1` and `5` are not parameter 15.
        if (_endsInPlaceholder && IsWordPart(literal[0]))
        {
            AppendChar(' ');
        }
        _endsInPlaceholder = false;
        Reserve(literal.Length);
        literal.CopyTo(_text.AsSpan(_length));
        _length += literal.Length;
    }

    public void AppendParameter(NpgsqlParameter parameter)
    {
        if (_parameters.Count == MostParameters)
        {
            throw new ArgumentException(
                $"A statement has at most {MostParameters:N0} parameters. Pass a list as one parameter, as in 'where id = any({{ids}})' or 'select * from unnest({{ids}}, {{names}})', or use CopyInAsync."
            );
        }
        // `limit` and `$1` are not the name limit$1.
        if (_length > 0 && (_endsInPlaceholder || IsWordPart(_text[_length - 1])))
        {
            AppendChar(' ');
        }
        _parameters.Add(parameter);
        Reserve(8);
        _text[_length++] = '$';
        _parameters.Count.TryFormat(_text.AsSpan(_length), out var written, provider: null);
        _length += written;
        _endsInPlaceholder = true;
    }

    public bool HasParameters => _parameters.Count > 0;

    /// <summary>The statement that was made.</summary>
    public SqlStatement Statement() => SqlStatement.Of(_text.AsSpan(0, _length));

    /// <summary>Hands the parameters over, and ends: what is here is used for another statement.</summary>
    public void MoveTo(NpgsqlParameterCollection parameters)
    {
        foreach (var parameter in _parameters)
        {
            parameters.Add(parameter);
        }
        Return();
    }

    /// <summary>Ends the making of what is one parameter only.</summary>
    public NpgsqlParameter TakeOnlyParameter()
    {
        var parameter = _parameters[0];
        Return();
        return parameter;
    }

    private void Return()
    {
        _parameters.Clear();
        _length = 0;
        _endsInPlaceholder = false;
        if (_text.Length <= LargestKept)
        {
            _spare = this;
        }
    }

    private void AppendChar(char value)
    {
        Reserve(1);
        _text[_length++] = value;
    }

    private void Reserve(int more)
    {
        if (_text.Length - _length < more)
        {
            Array.Resize(ref _text, Math.Max(_text.Length * 2, _length + more));
        }
    }

    private static bool IsWordPart(char value) =>
        char.IsAsciiLetterOrDigit(value) || value is '_' or '$' || value > 127;
}
