using System.Globalization;

namespace Tutti.Processes.Environments.Reading;

/// <summary>The parts of a URL as it is written, with hosts that stand for all interfaces, which are none elsewhere.</summary>
internal sealed record UrlText(string Scheme, string Host, int? Port, bool HasUser, string Rest)
{
    private const string Unix = "unix:";

    private static readonly string[] s_anyHosts = ["*", "+", "0.0.0.0", "[::]"];

    /// <summary>Whether the host stands for all of the machine's interfaces.</summary>
    public bool IsAnyHost => s_anyHosts.Contains(Host);

    /// <summary>Whether anything could have such a name.</summary>
    public bool IsHostValid => Uri.CheckHostName(Host.Trim('[', ']')) != UriHostNameType.Unknown;

    /// <summary>Whether it is that of a server, and nothing below.</summary>
    public bool IsAddress => this is { Scheme: "http" or "https", HasUser: false, Rest: "" or "/" };

    /// <summary>The port, or that which the scheme implies.</summary>
    public int EffectivePort => Port ?? (Scheme == "https" ? 443 : 80);

    /// <summary>Whether a text means a Unix socket, which has none of these parts.</summary>
    /// <param name="text">The text.</param>
    /// <param name="isRooted">Whether its path is a whole one.</param>
    public static bool IsUnix(string text, out bool isRooted)
    {
        var isUnix = text.StartsWith(Unix, StringComparison.Ordinal);
        isRooted = isUnix && Path.IsPathRooted(text[Unix.Length..]);
        return isUnix;
    }

    /// <summary>The parts of a text; <see langword="null"/> if it has not all of them.</summary>
    public static UrlText? Parse(string text)
    {
        var end = text.IndexOf("://", StringComparison.Ordinal);
        if (end <= 0 || text.Any(character => char.IsWhiteSpace(character) || char.IsControl(character)))
        {
            return null;
        }
        var afterScheme = text[(end + 3)..];
        var path = afterScheme.IndexOfAny(['/', '?', '#', '\\']);
        var authority = path < 0 ? afterScheme : afterScheme[..path];
        var user = authority.LastIndexOf('@');
        var address = authority[(user + 1)..];
        var colon = address.LastIndexOf(':');
        // The colons of an IPv6 address lie in brackets.
        var hasPort = colon > address.LastIndexOf(']');
        int? port = null;
        if (hasPort)
        {
            if (!ushort.TryParse(address[(colon + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var read))
            {
                return null;
            }
            port = read;
        }
        var host = (hasPort ? address[..colon] : address).ToLowerInvariant();
        return host.Length == 0
            ? null
            : new UrlText(text[..end], host, port, user >= 0, path < 0 ? "" : afterScheme[path..]);
    }
}
