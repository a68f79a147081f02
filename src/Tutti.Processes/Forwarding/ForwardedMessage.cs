using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Tutti.Processes.Forwarding;

/// <summary>A request as it is sent to the process behind.</summary>
internal static class ForwardedMessage
{
    /// <summary>Makes one of a request.</summary>
    /// <param name="http">The request.</param>
    /// <param name="method">Its method.</param>
    /// <param name="content">Its body, if it has one.</param>
    /// <param name="to">Where it goes.</param>
    /// <param name="left">How long it may take; infinite for any time.</param>
    public static HttpRequestMessage Create(
        HttpContext http,
        HttpMethod method,
        HttpContent? content,
        ProcessConnection to,
        TimeSpan left
    )
    {
        var request = new HttpRequestMessage(method, AddressOf(http, to))
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = content,
        };
        ForwardHeaders.CopyTo(request, http.Request.Headers);
        var headers = request.Headers;
        ForwardedHeaders.AddTo(headers, http);
        headers.TryAddWithoutValidation(InternalHeaders.Forwarded, "1");
        headers.TryAddWithoutValidation(InternalHeaders.Key, to.Key);
        headers.TryAddWithoutValidation(InternalHeaders.RequestId, http.TraceIdentifier);
        var sent = http.Request.Method;
        if (method != HttpMethod.Connect && HttpMethods.GetCanonicalizedValue(sent) != sent)
        {
            // The client would write "get" in capitals, which is another method.
            headers.TryAddWithoutValidation(InternalHeaders.Method, sent);
        }
        if (http.Features.Get<IHttpResponseTrailersFeature>() is not null)
        {
            headers.TryAddWithoutValidation(InternalHeaders.Trailers, "1");
        }
        if (left != Timeout.InfiniteTimeSpan)
        {
            headers.TryAddWithoutValidation(InternalHeaders.Timeout, InternalHeaders.FormatTimeout(left));
        }
        return request;
    }

    // Exactly what the client has sent: decoding and encoding again would change it.
    private static Uri AddressOf(HttpContext http, ProcessConnection to)
    {
        var target = http.Features.Get<IHttpRequestFeature>()!.RawTarget;
        var path = target.StartsWith('/') ? target : RelativeTo(target);
        return new Uri(
            to.Url.Address.GetLeftPart(UriPartial.Authority) + path,
            new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }
        );
    }

    private static string RelativeTo(string absolute)
    {
        var host = absolute.IndexOf("://", StringComparison.Ordinal);
        var path = host < 0 ? -1 : absolute.AsSpan(host + 3).IndexOfAny('/', '?');
        return path < 0 ? "/"
            : absolute[host + 3 + path] == '/' ? absolute[(host + 3 + path)..]
            : $"/{absolute[(host + 3 + path)..]}";
    }
}
