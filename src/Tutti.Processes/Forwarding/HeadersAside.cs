using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace Tutti.Processes.Forwarding;

/// <summary>
/// Headers that the HTTP client would change on the way: several lines of one name, and headers of a body where there is none. They travel as text of
/// their own, and are put back where they arrive.
/// </summary>
internal static class HeadersAside
{
    public static string Write(IEnumerable<KeyValuePair<string, StringValues>> headers)
    {
        var lines = new StringBuilder();
        foreach (var (name, values) in headers)
        {
            foreach (var value in values)
            {
                lines.Append(name).Append(':').Append(value).Append('\n');
            }
        }
        return Convert.ToBase64String(Encoding.UTF8.GetBytes(lines.ToString()));
    }

    public static void Restore(IHeaderDictionary headers, string text)
    {
        var lines = Encoding.UTF8.GetString(Convert.FromBase64String(text));
        foreach (var line in lines.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            var name = line[..colon];
            headers[name] = StringValues.Concat(headers[name], line[(colon + 1)..]);
        }
    }
}
