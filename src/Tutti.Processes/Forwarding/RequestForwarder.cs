using System.Net.Http.Headers;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Tutti.Processes.Forwarding;

/// <summary>
/// Passes a request on to another process of the app, raw, and its answer back, both as they come. It may be done more than once on the way: by the
/// supervisor's front, and by a gateway.
/// </summary>
internal static class RequestForwarder
{
    /// <summary>A body up to this length is read before it is sent, so that it can be sent again if the process was about to end its connection.</summary>
    private const int SmallBody = 16 * 1024;

    /// <summary>Forwards a request.</summary>
    /// <param name="http">The request.</param>
    /// <param name="to">The process.</param>
    /// <param name="left">How long it may take; infinite for any time.</param>
    /// <param name="addHeaders">Adds headers, such as the trace's.</param>
    /// <param name="cancellationToken">Ends it as long as there is no answer. An answer that has begun lasts as long as both sides want.</param>
    /// <remarks>
    /// If it fails after the answer has begun, the caller must see to it that the connection is aborted (it is, if the exception reaches the server):
    /// else what has come would pass for the whole.
    /// </remarks>
    /// <exception cref="HttpRequestException">The process cannot be reached, or broke off.</exception>
    /// <exception cref="IOException">The same.</exception>
    /// <exception cref="BadHttpRequestException">The client's body is wrong.</exception>
    public static Task ForwardAsync(
        HttpContext http,
        ProcessConnection to,
        TimeSpan left,
        Action<HttpRequestHeaders>? addHeaders,
        CancellationToken cancellationToken
    )
    {
        ConnectUpgrade.TakeConnect(http);
        if (UpgradeForwarder.CanForward(http))
        {
            return UpgradeForwarder.ForwardAsync(http, to, left, addHeaders, cancellationToken);
        }
        if (HttpMethods.IsConnect(http.Request.Method))
        {
            // A tunnel to somewhere else, which no process of an app is.
            http.Response.StatusCode = StatusCodes.Status501NotImplemented;
            return Task.CompletedTask;
        }
        return HasBody(http)
            ? ForwardWithBodyAsync(http, to, left, addHeaders, cancellationToken)
            : SendAsync(http, null, to, left, addHeaders, cancellationToken);
    }

    private static async Task ForwardWithBodyAsync(
        HttpContext http,
        ProcessConnection to,
        TimeSpan left,
        Action<HttpRequestHeaders>? addHeaders,
        CancellationToken cancellationToken
    )
    {
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            // The process behind knows the endpoint's limit, and refuses.
            size.MaxRequestBodySize = null;
        }
        if (HasSmallBody(http))
        {
            var body = new byte[(int)http.Request.ContentLength!.Value];
            await http.Request.Body.ReadExactlyAsync(body, cancellationToken);
            await SendAsync(http, new ByteArrayContent(body), to, left, addHeaders, cancellationToken);
            return;
        }
        using var ended = new CancellationTokenSource();
        var content = new RequestContent(http, ended.Token);
        try
        {
            await SendAsync(http, content, to, left, addHeaders, cancellationToken);
        }
        finally
        {
            // An answer may come before the end of the request (413); the server gets the body back only when nobody reads it.
            await ended.CancelAsync();
            await content.DoneAsync();
        }
    }

    private static async Task SendAsync(
        HttpContext http,
        HttpContent? content,
        ProcessConnection to,
        TimeSpan left,
        Action<HttpRequestHeaders>? addHeaders,
        CancellationToken cancellationToken
    )
    {
        using var request = ForwardedMessage.Create(http, HttpMethod.Parse(http.Request.Method), content, to, left);
        addHeaders?.Invoke(request.Headers);
        using var response = await to.Http.SendAsync(request, cancellationToken);
        await ResponseRelay.AnswerAsync(http, response);
    }

    private static bool HasBody(HttpContext http) =>
        http.Features.Get<IHttpRequestBodyDetectionFeature>() is not { CanHaveBody: false };

    // Whoever waits to be told that the body is wanted must not be told so by the gateway.
    private static bool HasSmallBody(HttpContext http) =>
        http.Request.ContentLength is > 0 and <= SmallBody && http.Request.Headers.Expect.Count == 0;
}
