using System.Globalization;
using System.Text;

namespace Tutti.Model;

/// <summary>Texts in JSON.</summary>
internal static class JsonText
{
    /// <summary>A text as a JSON string, with its quotes.</summary>
    public static string Quote(string text)
    {
        var json = new StringBuilder(text.Length + 2);
        Append(json, text);
        return json.ToString();
    }

    /// <summary>Appends a text as a JSON string, with its quotes.</summary>
    public static void Append(StringBuilder json, string text)
    {
        json.Append('"');
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            switch (c)
            {
                case '"':
                    json.Append("\\\"");
                    break;
                case '\\':
                    json.Append("\\\\");
                    break;
                case '\n':
                    json.Append("\\n");
                    break;
                case '\r':
                    json.Append("\\r");
                    break;
                case '\t':
                    json.Append("\\t");
                    break;
                // Half a surrogate pair has no form in UTF-8, and control characters none in JSON.
                case < ' ' or '\u007f' or '\u2028' or '\u2029':
                case >= '\ud800' and <= '\udfff' when !IsPair(text, i):
                    json.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
                    break;
                default:
                    json.Append(c);
                    break;
            }
        }
        json.Append('"');
    }

    private static bool IsPair(string text, int index) =>
        char.IsHighSurrogate(text[index])
            ? index + 1 < text.Length && char.IsLowSurrogate(text[index + 1])
            : index > 0 && char.IsHighSurrogate(text[index - 1]);
}
