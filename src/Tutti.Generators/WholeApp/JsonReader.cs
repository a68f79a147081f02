using System.Globalization;
using System.Text;

namespace Tutti.Generators.WholeApp;

/// <summary>
/// Reads JSON that the generator itself has written: a compiler has no JSON library to offer that every host of it has. Numbers and the
/// words of JSON come as text.
/// </summary>
internal sealed class JsonReader
{
    private readonly string _json;
    private int _at;

    private JsonReader(string json) => _json = json;

    /// <summary>A dictionary, a list, a text or <see langword="null"/>; <see langword="null"/> too for what is no JSON.</summary>
    public static object? Read(string json)
    {
        try
        {
            return new JsonReader(json).Value();
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private object? Value() =>
        Next() switch
        {
            '{' => Object(),
            '[' => Array(),
            '"' => String(),
            _ => Word(),
        };

    private Dictionary<string, object?> Object()
    {
        var members = new Dictionary<string, object?>(StringComparer.Ordinal);
        _at++;
        while (Next() is not '}')
        {
            var name = String();
            Expect(':');
            members[name] = Value();
            Separator('}');
        }
        _at++;
        return members;
    }

    private List<object?> Array()
    {
        var items = new List<object?>();
        _at++;
        while (Next() is not ']')
        {
            items.Add(Value());
            Separator(']');
        }
        _at++;
        return items;
    }

    private string String()
    {
        Expect('"');
        var text = new StringBuilder();
        for (; Current() is not '"'; _at++)
        {
            text.Append(Current() is '\\' ? Escape() : Current());
        }
        _at++;
        return text.ToString();
    }

    private char Escape()
    {
        _at++;
        switch (Current())
        {
            case 'n':
                return '\n';
            case 'r':
                return '\r';
            case 't':
                return '\t';
            case 'b':
                return '\b';
            case 'f':
                return '\f';
            case 'u' when _at + 4 < _json.Length:
                _at += 4;
                return (char)
                    int.Parse(_json.Substring(_at - 3, 4), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            default:
                return Current();
        }
    }

    private string? Word()
    {
        var start = _at;
        while (_at < _json.Length && (char.IsLetterOrDigit(_json[_at]) || _json[_at] is '.' or '-' or '+'))
        {
            _at++;
        }
        if (start == _at)
        {
            throw new FormatException();
        }
        var word = _json.Substring(start, _at - start);
        return word == "null" ? null : word;
    }

    private void Separator(char end)
    {
        if (Next() is ',')
        {
            _at++;
        }
        else if (Next() != end)
        {
            throw new FormatException();
        }
    }

    private void Expect(char character)
    {
        if (Next() != character)
        {
            throw new FormatException();
        }
        _at++;
    }

    private char Next()
    {
        while (char.IsWhiteSpace(Current()))
        {
            _at++;
        }
        return Current();
    }

    private char Current() => _at < _json.Length ? _json[_at] : throw new FormatException();
}
