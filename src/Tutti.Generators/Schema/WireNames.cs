using System.Text;

namespace Tutti.Generators.Schema;

/// <summary>The names that members have on the wire.</summary>
internal static class WireNames
{
    /// <summary>As <c>JsonNamingPolicy.CamelCase</c> does it: <c>ItemCount</c> is <c>itemCount</c>, <c>URLPath</c> is <c>urlPath</c>.</summary>
    public static string Camel(string name)
    {
        var chars = name.ToCharArray();
        for (var i = 0; i < chars.Length; i++)
        {
            if (i <= 1 && !char.IsUpper(chars[i]))
            {
                break;
            }
            if (i > 0 && i + 1 < chars.Length && !char.IsUpper(chars[i + 1]))
            {
                break;
            }
            chars[i] = char.ToLowerInvariant(chars[i]);
        }
        return new string(chars);
    }

    /// <summary>A header's name: <c>IfMatch</c> and <c>ifMatch</c> are <c>If-Match</c>, <c>XRequestId</c> is <c>X-Request-Id</c>.</summary>
    public static string Header(string name)
    {
        // The one well-known header that breaks the pattern.
        if (string.Equals(name, "ETag", StringComparison.OrdinalIgnoreCase))
        {
            return "ETag";
        }
        var text = new StringBuilder(name.Length + 4);
        for (var i = 0; i < name.Length; i++)
        {
            var startsWord =
                i > 0
                && char.IsUpper(name[i])
                && (!char.IsUpper(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1])));
            if (startsWord)
            {
                text.Append('-');
            }
            text.Append(i == 0 ? char.ToUpperInvariant(name[i]) : name[i]);
        }
        return text.ToString();
    }
}
