using System.Globalization;
using System.Text;

namespace Tutti.Model;

/// <summary>Writes JSON objects; members that are null, false or empty are left out. What a generator can use everywhere.</summary>
internal sealed class JsonObjectText(StringBuilder json)
{
    private bool _isFirst = true;

    public void Open()
    {
        json.Append('{');
        _isFirst = true;
    }

    public void Close()
    {
        json.Append('}');
        _isFirst = false;
    }

    public void Number(string name, long value)
    {
        Name(name);
        json.Append(value.ToString(CultureInfo.InvariantCulture));
    }

    public void Flag(string name, bool value)
    {
        if (value)
        {
            Name(name);
            json.Append("true");
        }
    }

    public void Text(string name, string? value)
    {
        if (value is not null)
        {
            Name(name);
            JsonText.Append(json, value);
        }
    }

    public void Texts(string name, EquatableArray<string> values) =>
        Items(name, values, value => JsonText.Append(json, value));

    public void Object<T>(string name, T? value, Action<JsonObjectText, T> write)
        where T : class
    {
        if (value is not null)
        {
            Name(name);
            Braced(value, write);
        }
    }

    public void List<T>(string name, EquatableArray<T> values, Action<JsonObjectText, T> write)
        where T : IEquatable<T> => Items(name, values, value => Braced(value, write));

    public override string ToString() => json.ToString();

    private void Items<T>(string name, EquatableArray<T> values, Action<T> write)
        where T : IEquatable<T>
    {
        if (values.Count == 0)
        {
            return;
        }
        Name(name);
        for (var i = 0; i < values.Count; i++)
        {
            json.Append(i == 0 ? '[' : ',');
            write(values[i]);
        }
        json.Append(']');
    }

    private void Braced<T>(T value, Action<JsonObjectText, T> write)
    {
        Open();
        write(this, value);
        Close();
    }

    private void Name(string name)
    {
        if (!_isFirst)
        {
            json.Append(',');
        }
        _isFirst = false;
        JsonText.Append(json, name);
        json.Append(':');
    }
}
