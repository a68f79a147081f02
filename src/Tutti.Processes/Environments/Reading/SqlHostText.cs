using System.Globalization;
using System.Net;

namespace Tutti.Processes.Environments.Reading;

/// <summary>The address of a database's server as it is written: <c>name</c>, <c>name:port</c>, or the folder of a socket, with the port behind a colon, too.</summary>
internal sealed record SqlHostText(string Name, int? Port)
{
    /// <summary>Whether nobody else's machine can listen in.</summary>
    public bool IsLocal =>
        Path.IsPathRooted(Name)
        || Name == "localhost"
        || (IPAddress.TryParse(Name.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));

    public static SqlHostText? Parse(string text)
    {
        // Commas separate hosts where they end up.
        if (
            text.Any(character =>
                char.IsWhiteSpace(character) || char.IsControl(character) || character is ',' or ';' or '@'
            )
        )
        {
            return null;
        }
        var colon = text.LastIndexOf(':');
        var tail = text[(colon + 1)..];
        // The colons of an IPv6 address lie in brackets, and that of a drive is followed by a path.
        var hasPort = colon > text.LastIndexOf(']') && tail.All(char.IsAsciiDigit);
        if (
            hasPort
            && !(ushort.TryParse(tail, NumberStyles.None, CultureInfo.InvariantCulture, out var read) && read > 0)
        )
        {
            return null;
        }
        var name = hasPort ? text[..colon] : text;
        int? port = hasPort ? int.Parse(tail, CultureInfo.InvariantCulture) : null;
        var isName =
            Uri.CheckHostName(name) is UriHostNameType.Dns or UriHostNameType.IPv4
            || (name.StartsWith('[') && name.EndsWith(']') && Uri.CheckHostName(name[1..^1]) is UriHostNameType.IPv6);
        return isName || Path.IsPathRooted(name) ? new SqlHostText(name, port) : null;
    }
}
