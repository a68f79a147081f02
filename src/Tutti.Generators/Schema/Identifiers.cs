using System.Globalization;
using System.Text;

namespace Tutti.Generators.Schema;

/// <summary>Names for generated members: the same for the same type, and never one for two.</summary>
internal static class Identifiers
{
    private const string Global = "global::";

    /// <summary>An identifier for a type's name: <c>MyApp_Todo</c>; what cannot be said so gets a hash: <c>MyApp_Page_MyApp_Todo_1c08f7a2</c>.</summary>
    public static string Of(string typeName)
    {
        var name = typeName.Replace(Global, "");
        var text = new StringBuilder(name.Length + 9);
        var exact = true;
        foreach (var c in name)
        {
            if (char.IsLetterOrDigit(c))
            {
                text.Append(c);
                continue;
            }
            // A dot alone is told from the underscore that stands for it; all else needs the hash to stay unique.
            exact &= c == '.';
            if (text.Length > 0 && text[text.Length - 1] != '_')
            {
                text.Append('_');
            }
        }
        if (!exact)
        {
            text.Append('_').Append(Hash(name));
        }
        return char.IsDigit(text[0]) ? "_" + text : text.ToString();
    }

    /// <summary>A hash that is the same in every process.</summary>
    public static string Hash(string text)
    {
        var hash = 14695981039346656037UL;
        foreach (var c in text)
        {
            hash = unchecked((hash ^ c) * 1099511628211UL);
        }
        return ((uint)(hash ^ (hash >> 32))).ToString("x8", CultureInfo.InvariantCulture);
    }
}
