using System.Collections.Frozen;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace Tutti.Processes.Forwarding;

/// <summary>Copies headers from one side of a gateway to the other, but for those that belong to a single connection (RFC 9110 §7.6.1).</summary>
internal static class ForwardHeaders
{
    private static readonly FrozenSet<string> s_hopByHop = new[]
    {
        "Connection",
        "Keep-Alive",
        "Proxy-Connection",
        "Proxy-Authenticate",
        "Proxy-Authorization",
        "TE",
        "Trailer",
        "Transfer-Encoding",
        "Upgrade",
        "HTTP2-Settings",
        "Expect",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    public static void CopyTo(HttpRequestMessage request, IHeaderDictionary headers)
    {
        var named = NamedBy(headers.Connection);
        foreach (var (name, values) in headers)
        {
            if (
                name.StartsWith(':')
                || s_hopByHop.Contains(name)
                || named.Contains(name)
                || InternalHeaders.IsInternal(name)
                || ForwardedHeaders.Contains(name)
            )
            {
                continue;
            }
            if (!request.Headers.TryAddWithoutValidation(name, (IEnumerable<string?>)values))
            {
                request.Content?.Headers.TryAddWithoutValidation(name, (IEnumerable<string?>)values);
            }
        }
    }

    public static void CopyTo(IHeaderDictionary headers, HttpResponseMessage response)
    {
        foreach (var header in response.Headers.NonValidated.Concat(response.Content.Headers.NonValidated))
        {
            if (!s_hopByHop.Contains(header.Key))
            {
                headers[header.Key] = new StringValues([.. header.Value]);
            }
        }
    }

    private static HashSet<string> NamedBy(StringValues connection)
    {
        if (connection.Count == 0)
        {
            return [];
        }
        var names = connection.SelectMany(value =>
            (value ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        );
        return names.ToHashSet(StringComparer.OrdinalIgnoreCase);
    }
}
