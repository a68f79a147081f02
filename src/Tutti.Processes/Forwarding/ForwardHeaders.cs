using System.Collections.Frozen;
using System.Net.Http.Headers;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Primitives;

namespace Tutti.Processes.Forwarding;

/// <summary>Copies headers from one side of a gateway to the other, but for those that belong to a single connection (RFC 9110 §7.6.1).</summary>
internal static class ForwardHeaders
{
    private const string Continue = "100-continue";
    private const string TrailersOnly = "trailers";

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
        List<KeyValuePair<string, StringValues>>? aside = null;
        foreach (var header in headers)
        {
            var name = header.Key;
            if (
                name.StartsWith(':')
                || s_hopByHop.Contains(name)
                || named?.Contains(name) is true
                || InternalHeaders.IsInternal(name)
                || ForwardedHeaders.Contains(name)
            )
            {
                continue;
            }
            if (!TryAdd(request, name, header.Value))
            {
                (aside ??= []).Add(header);
            }
        }
        if (aside is not null)
        {
            request.Headers.TryAddWithoutValidation(InternalHeaders.Headers, HeadersAside.Write(aside));
        }
        CopyExpectations(request.Headers, headers);
    }

    public static void CopyTo(IHeaderDictionary headers, HttpResponseMessage response)
    {
        Copy(headers, response.Headers.NonValidated);
        Copy(headers, response.Content.Headers.NonValidated);
    }

    /// <summary>Copies what follows the body, if the client can read it.</summary>
    public static void CopyTrailers(HttpContext http, HttpResponseMessage response)
    {
        var trailers = response.TrailingHeaders.NonValidated;
        if (
            trailers.Count > 0
            && http.Features.Get<IHttpResponseTrailersFeature>() is { Trailers.IsReadOnly: false } to
        )
        {
            Copy(to.Trailers, trailers);
        }
    }

    private static void Copy(IHeaderDictionary to, HttpHeadersNonValidated from)
    {
        foreach (var header in from)
        {
            if (!s_hopByHop.Contains(header.Key) && !InternalHeaders.IsInternal(header.Key))
            {
                to[header.Key] =
                    header.Value.Count == 1 ? header.Value.ToString() : new StringValues([.. header.Value]);
            }
        }
    }

    // Of several values the client would make one; and it takes headers of bodies only with a body.
    private static bool TryAdd(HttpRequestMessage request, string name, StringValues values) =>
        values.Count == 1
        && (
            request.Headers.TryAddWithoutValidation(name, values.ToString())
            || request.Content?.Headers.TryAddWithoutValidation(name, values.ToString()) is true
        );

    // These two mean the same on each connection of the way, because each gateway passes them on.
    private static void CopyExpectations(HttpRequestHeaders to, IHeaderDictionary headers)
    {
        if (headers.Expect is { Count: > 0 } expect && Has(expect, Continue))
        {
            to.ExpectContinue = true;
        }
        if (headers.TE is { Count: > 0 } te && Has(te, TrailersOnly))
        {
            to.TryAddWithoutValidation("TE", TrailersOnly);
        }
    }

    private static bool Has(StringValues values, string item) =>
        values.ToString().Split(',', StringSplitOptions.TrimEntries).Contains(item, StringComparer.OrdinalIgnoreCase);

    private static HashSet<string>? NamedBy(StringValues connection)
    {
        if (connection.Count == 0 || (connection.Count == 1 && connection[0] is "keep-alive" or "close"))
        {
            return null;
        }
        var names = connection.SelectMany(value =>
            (value ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        );
        return names.ToHashSet(StringComparer.OrdinalIgnoreCase);
    }
}
