using System.Net;
using System.Net.Http.Headers;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Tutti.Processes.Forwarding;

/// <summary>Passes a request on to another process of the app, raw, and its answer back.</summary>
internal static class RequestForwarder
{
    private const int BufferSize = 16 * 1024;

    /// <summary>A body up to this length is read before it is sent, so that it can be sent again if the process was about to end its connection.</summary>
    private const int SmallBody = 16 * 1024;

    /// <summary>Forwards a request.</summary>
    /// <param name="http">The request.</param>
    /// <param name="to">The process.</param>
    /// <param name="left">How long it may take; infinite for any time.</param>
    /// <param name="addHeaders">Adds headers, such as the trace's.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="HttpRequestException">The process cannot be reached, or broke off.</exception>
    /// <exception cref="IOException">The same.</exception>
    /// <exception cref="BadHttpRequestException">The client's body is wrong.</exception>
    public static async Task ForwardAsync(
        HttpContext http,
        ProcessConnection to,
        TimeSpan left,
        Action<HttpRequestHeaders>? addHeaders,
        CancellationToken cancellationToken
    )
    {
        using var ended = new CancellationTokenSource();
        var streamed = HasBody(http) && !HasSmallBody(http) ? new RequestContent(http, ended.Token) : null;
        try
        {
            var content = HasSmallBody(http) ? await ReadAsync(http, cancellationToken) : streamed;
            using var request = CreateRequest(http, content, to, left);
            addHeaders?.Invoke(request.Headers);
            using var response = await to.Http.SendAsync(request, cancellationToken);
            await AnswerAsync(http, response, cancellationToken);
        }
        finally
        {
            // An answer may come before the end of the request (413); the server gets the body back only when nobody reads it.
            await ended.CancelAsync();
            if (streamed is not null)
            {
                await streamed.DoneAsync();
            }
        }
    }

    private static bool HasBody(HttpContext http) =>
        http.Features.Get<IHttpRequestBodyDetectionFeature>() is not { CanHaveBody: false };

    private static bool HasSmallBody(HttpContext http) => http.Request.ContentLength is > 0 and <= SmallBody;

    private static async Task<HttpContent> ReadAsync(HttpContext http, CancellationToken cancellationToken)
    {
        var body = new byte[(int)http.Request.ContentLength!.Value];
        await http.Request.Body.ReadExactlyAsync(body, cancellationToken);
        return new ByteArrayContent(body);
    }

    private static HttpRequestMessage CreateRequest(
        HttpContext http,
        HttpContent? content,
        ProcessConnection to,
        TimeSpan left
    )
    {
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            // The process behind knows the endpoint's limit, and refuses.
            size.MaxRequestBodySize = null;
        }
        var request = new HttpRequestMessage(new HttpMethod(http.Request.Method), AddressOf(http, to))
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = content,
        };
        ForwardHeaders.CopyTo(request, http.Request.Headers);
        var headers = request.Headers;
        foreach (var (name, value) in ForwardedHeaders.Of(http))
        {
            headers.TryAddWithoutValidation(name, value);
        }
        headers.TryAddWithoutValidation(InternalHeaders.Forwarded, "1");
        headers.TryAddWithoutValidation(InternalHeaders.Key, to.Key);
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
        var path = host < 0 ? -1 : absolute.IndexOf('/', host + 3);
        return path < 0 ? "/" : absolute[path..];
    }

    private static async Task AnswerAsync(
        HttpContext http,
        HttpResponseMessage response,
        CancellationToken cancellationToken
    )
    {
        http.Response.StatusCode = (int)response.StatusCode;
        ForwardHeaders.CopyTo(http.Response.Headers, response);
        if (http.Features.Get<IHttpResponseBodyFeature>() is { } body && response.Content.Headers.ContentLength is null)
        {
            body.DisableBuffering();
        }
        await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
        var writer = http.Response.BodyWriter;
        while (true)
        {
            var read = await stream.ReadAsync(writer.GetMemory(BufferSize), cancellationToken);
            if (read == 0)
            {
                return;
            }
            writer.Advance(read);
            await writer.FlushAsync(cancellationToken);
        }
    }
}
