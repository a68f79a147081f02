using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace Tutti.Processes.Forwarding;

/// <summary>
/// How a gateway tells the process behind it where a request has come from: an element at the end of the standard headers, which that process
/// takes off again, so that the endpoint sees the request as it was sent.
/// </summary>
internal static class ForwardedHeaders
{
    public const string For = "X-Forwarded-For";
    public const string Proto = "X-Forwarded-Proto";
    public const string Host = "X-Forwarded-Host";

    /// <summary>Whether a header is one of these.</summary>
    public static bool Contains(string name) =>
        name.Equals(For, StringComparison.OrdinalIgnoreCase)
        || name.Equals(Proto, StringComparison.OrdinalIgnoreCase)
        || name.Equals(Host, StringComparison.OrdinalIgnoreCase);

    /// <summary>The headers to send.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Of(HttpContext http)
    {
        var request = http.Request;
        var connection = http.Connection;
        var client = connection.RemoteIpAddress is { } address
            ? new IPEndPoint(address, connection.RemotePort).ToString()
            : "unknown";
        yield return new(For, Append(request.Headers[For], client));
        yield return new(Proto, Append(request.Headers[Proto], request.Scheme));
        yield return new(Host, Append(request.Headers[Host], request.Host.HasValue ? request.Host.Value! : "unknown"));
    }

    /// <summary>Takes them back into the request.</summary>
    public static void Restore(HttpContext http)
    {
        var headers = http.Request.Headers;
        var client = TakeLast(headers, For);
        if (IPEndPoint.TryParse(client ?? "", out var address))
        {
            http.Connection.RemoteIpAddress = address.Address;
            http.Connection.RemotePort = address.Port;
        }
        else
        {
            http.Connection.RemoteIpAddress = null;
        }
        if (TakeLast(headers, Proto) is { } scheme)
        {
            http.Request.Scheme = scheme;
        }
        if (TakeLast(headers, Host) is { } host)
        {
            http.Request.Host = host == "unknown" ? default : new HostString(host);
        }
    }

    private static string Append(StringValues given, string own) =>
        given.Count == 0 ? own : $"{string.Join(", ", (IEnumerable<string?>)given)}, {own}";

    private static string? TakeLast(IHeaderDictionary headers, string name)
    {
        if (headers[name].ToString() is not { Length: > 0 } list)
        {
            return null;
        }
        var separator = list.LastIndexOf(',');
        if (separator < 0)
        {
            headers.Remove(name);
            return list;
        }
        headers[name] = list[..separator].TrimEnd();
        return list[(separator + 1)..].Trim();
    }
}
