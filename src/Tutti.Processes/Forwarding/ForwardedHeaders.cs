using System.Net;
using System.Net.Http.Headers;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
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

    private const string Unknown = "unknown";

    /// <summary>Whether a header is one of these.</summary>
    public static bool Contains(string name) =>
        name.Equals(For, StringComparison.OrdinalIgnoreCase)
        || name.Equals(Proto, StringComparison.OrdinalIgnoreCase)
        || name.Equals(Host, StringComparison.OrdinalIgnoreCase);

    /// <summary>Adds them to what is sent.</summary>
    public static void AddTo(HttpRequestHeaders headers, HttpContext http)
    {
        var request = http.Request;
        var connection = http.Connection;
        var client = connection.RemoteIpAddress is { } address
            ? new IPEndPoint(address, connection.RemotePort).ToString()
            : Unknown;
        headers.TryAddWithoutValidation(For, Append(request.Headers[For], client));
        headers.TryAddWithoutValidation(Proto, Append(request.Headers[Proto], request.Scheme));
        var host = request.Host.HasValue ? request.Host.Value! : Unknown;
        headers.TryAddWithoutValidation(Host, Append(request.Headers[Host], host));
    }

    /// <summary>Makes of a request that was forwarded the one that was sent. The internal headers are still there, and are not looked at afterwards.</summary>
    public static void Restore(HttpContext http)
    {
        var headers = http.Request.Headers;
        RestoreOrigin(http, headers);
        if (headers[InternalHeaders.RequestId].ToString() is { Length: > 0 } id)
        {
            http.TraceIdentifier = id;
        }
        if (http.Features.Get<IHttpRequestBodyDetectionFeature>() is { CanHaveBody: false })
        {
            // What the client that forwards says of some methods; if it was sent, it is among those put aside.
            headers.ContentLength = null;
        }
        if (headers[InternalHeaders.Headers].ToString() is { Length: > 0 } aside)
        {
            HeadersAside.Restore(headers, aside);
        }
        if (!headers.ContainsKey(InternalHeaders.Trailers))
        {
            // An endpoint asks for it to know whether trailers reach the client.
            http.Features.Set<IHttpResponseTrailersFeature>(null);
        }
        if (headers.ContainsKey(InternalHeaders.Gateway))
        {
            http.Features.Set(PassedGateway.Instance);
        }
        ConnectUpgrade.Restore(http);
    }

    private static void RestoreOrigin(HttpContext http, IHeaderDictionary headers)
    {
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
            http.Request.Host = host == Unknown ? default : new HostString(host);
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

/// <summary>Marks a request that has come through a gateway of the app, which has done what is done to requests from outside.</summary>
internal sealed class PassedGateway
{
    public static readonly PassedGateway Instance = new();
}
