namespace Tutti.Generators.Queries;

/// <summary>Reads the text of a statement piece by piece, as far as to know whether its end is inside quotes or a comment.</summary>
/// <remarks>As PostgreSQL reads it, with <c>standard_conforming_strings</c>: https://www.postgresql.org/docs/current/sql-syntax-lexical.html</remarks>
internal sealed class SqlScanner
{
    private State _state;
    private bool _hasEscapes;
    private int _depth;
    private string _tag = "";
    private char _before;

    private enum State
    {
        Code,
        Text,
        Identifier,
        Line,
        Block,
        Dollar,
    }

    /// <summary>What the next hole would stand in, and what to do about that; <see langword="null"/> if it stands in code.</summary>
    public (string Inside, string Remedy)? Surroundings =>
        _state switch
        {
            State.Text => ("the quotes '…'", "remove the quotes, for a parameter needs none"),
            State.Dollar => ($"the quotes {_tag}…{_tag}", "remove the quotes, for a parameter needs none"),
            State.Identifier => ("the quotes \"…\" of a name", "write a hole with Sql.Identifier(…) without quotes"),
            State.Line or State.Block => ("a comment", "remove it from the comment"),
            _ => null,
        };

    /// <summary>Reads on.</summary>
    public void Read(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            var next = i + 1 < text.Length ? text[i + 1] : '\0';
            i += _state == State.Code ? ReadCode(text, i, c, next) : ReadQuoted(text, i, c, next);
            _before = text[Math.Min(i, text.Length - 1)];
        }
    }

    /// <summary>Reads a character of code; gives how many more belong to it.</summary>
    private int ReadCode(string text, int at, char c, char next)
    {
        switch (c)
        {
            case '\'':
                _hasEscapes = _before is 'e' or 'E' && !(at > 1 && IsNamePart(text[at - 2]));
                _state = State.Text;
                return 0;
            case '"':
                _state = State.Identifier;
                return 0;
            case '-' when next == '-':
                _state = State.Line;
                return 1;
            case '/' when next == '*':
                _state = State.Block;
                _depth = 1;
                return 1;
            case '$' when !IsNamePart(_before) && TagAt(text, at) is { } tag:
                _tag = tag;
                _state = State.Dollar;
                return tag.Length - 1;
            default:
                return 0;
        }
    }

    private int ReadQuoted(string text, int at, char c, char next)
    {
        switch (_state)
        {
            case State.Text when c == '\\' && _hasEscapes:
                return next == '\0' ? 0 : 1;
            case State.Text when c == '\'':
                // Two quotes are one, in the text; to end and begin anew comes to the same.
                _state = State.Code;
                return 0;
            case State.Identifier when c == '"':
            case State.Line when c == '\n':
                _state = State.Code;
                return 0;
            case State.Block when c == '*' && next == '/':
                _state = --_depth == 0 ? State.Code : State.Block;
                return 1;
            case State.Block when c == '/' && next == '*':
                _depth++;
                return 1;
            case State.Dollar when string.CompareOrdinal(text, at, _tag, 0, _tag.Length) == 0:
                _state = State.Code;
                return _tag.Length - 1;
            default:
                return 0;
        }
    }

    /// <summary>The opening of a text such as <c>$body$</c> or <c>$$</c>, if there is one.</summary>
    private static string? TagAt(string text, int start)
    {
        var end = start + 1;
        while (
            end < text.Length
            && (char.IsLetter(text[end]) || text[end] == '_' || (end > start + 1 && char.IsDigit(text[end])))
        )
        {
            end++;
        }
        return end < text.Length && text[end] == '$' ? text.Substring(start, end - start + 1) : null;
    }

    private static bool IsNamePart(char c) => char.IsLetterOrDigit(c) || c is '_' or '$';
}
