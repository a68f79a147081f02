using System.Diagnostics;
using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;
using Tutti.CompilerServices;
using Tutti.Hosting;
using Tutti.Log;
using Tutti.Requests;
using Tutti.ServiceCalls;
using Tutti.Tracing;

namespace Tutti.Gateway;

/// <summary>Passes the requests for one endpoint on to the process that serves it, raw: it binds, validates and answers.</summary>
internal sealed class Forwarder(EndpointInfo info, Peer peer, AppRuntime app)
{
    private const int BufferSize = 16 * 1024;

    /// <summary>A body up to this length is read before it is sent, so that it can be sent again if the process was about to end its connection.</summary>
    private const int SmallBody = 16 * 1024;

    private readonly string _name = $"{info.Service}.{info.Name}";
    private readonly TimeSpan _timeout = info.Timeout ?? app.Options.Timeout;
    private readonly ILogger _logger = app.LoggerFactory.CreateLogger("Tutti.Gateway");

    public async Task HandleAsync(HttpContext http)
    {
        using var context = new CallContext(app.Time, _timeout, null, null, http.RequestAborted);
        using var ended = new CancellationTokenSource();
        var streamed = HasBody(http) && !HasSmallBody(http) ? new RequestContent(http, ended.Token) : null;
        try
        {
            var content = HasSmallBody(http) ? await ReadAsync(http, context.Token) : streamed;
            using var request = CreateRequest(http, content, context);
            using var response = await peer.Http.SendAsync(request, context.Token);
            await AnswerAsync(http, response, context.Token);
        }
        catch (Exception exception)
        {
            await FailAsync(http, exception, context);
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

    private HttpRequestMessage CreateRequest(HttpContext http, HttpContent? content, CallContext context)
    {
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            // The process behind knows the endpoint's limit, and refuses.
            size.MaxRequestBodySize = null;
        }
        var request = new HttpRequestMessage(new HttpMethod(http.Request.Method), AddressOf(http))
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
        headers.TryAddWithoutValidation(InternalHeaders.Key, peer.Key);
        if (context.Left is var left && left != Timeout.InfiniteTimeSpan)
        {
            headers.TryAddWithoutValidation(InternalHeaders.Timeout, InternalHeaders.FormatTimeout(left));
        }
        if (Activity.Current is { } activity)
        {
            TraceContext.Inject(activity, headers);
        }
        return request;
    }

    // Exactly what the client has sent: decoding and encoding again would change it.
    private Uri AddressOf(HttpContext http)
    {
        var target = http.Features.Get<IHttpRequestFeature>()!.RawTarget;
        var path = target.StartsWith('/') ? target : RelativeTo(target);
        return new Uri(
            peer.Address.GetLeftPart(UriPartial.Authority) + path,
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

    private Task FailAsync(HttpContext http, Exception exception, CallContext context)
    {
        var seen = exception;
        if (context.Token.IsCancellationRequested)
        {
            seen = context.Ended();
        }
        else if (BadRequestIn(exception) is { } bad)
        {
            // What went wrong is the client's body.
            seen = bad;
        }
        else if (exception is HttpRequestException or IOException)
        {
            _logger.PeerUnreachable(peer.Name, peer.Address, _name, exception);
            seen = Failures.Mark(Problem.Unavailable("The service cannot be reached."));
        }
        return RequestFailure.AnswerAsync(http, seen, _logger, _name, app.IsDevelopment, context);
    }

    private static BadHttpRequestException? BadRequestIn(Exception exception) =>
        exception as BadHttpRequestException ?? exception.InnerException as BadHttpRequestException;
}
