using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Tutti.Processes.Forwarding;

/// <summary>Passes on requests that ask for another protocol, such as WebSocket, and then all bytes both ways until one side ends.</summary>
internal static class UpgradeForwarder
{
    private const int BufferSize = 16 * 1024;
    private const string WebSocket = "websocket";

    /// <summary>Whether a request asks for another protocol that a gateway can leave to the process behind.</summary>
    public static bool CanForward(HttpContext http) =>
        http.Features.Get<IHttpUpgradeFeature>() is { IsUpgradableRequest: true }
        && http.Request.Headers.Upgrade.ToString() is { Length: > 0 } protocols
        // Of the connection to the gateway, which may go on as it is.
        && !protocols.StartsWith("h2c", StringComparison.OrdinalIgnoreCase);

    public static async Task ForwardAsync(
        HttpContext http,
        ProcessConnection to,
        TimeSpan left,
        Action<HttpRequestHeaders>? addHeaders,
        CancellationToken cancellationToken
    )
    {
        var protocols = http.Request.Headers.Upgrade.ToString();
        using var request = ForwardedMessage.Create(http, HttpMethod.Connect, null, to, left);
        // What else there is has no name in HTTP/2; the process behind learns it from the header.
        request.Headers.Protocol = WebSocket;
        request.Headers.TryAddWithoutValidation(InternalHeaders.Method, http.Request.Method);
        request.Headers.TryAddWithoutValidation(InternalHeaders.Upgrade, protocols);
        addHeaders?.Invoke(request.Headers);
        using var response = await to.Http.SendAsync(request, cancellationToken);
        if (!response.Headers.NonValidated.TryGetValues(InternalHeaders.Upgrade, out var chosen))
        {
            RestoreStatus(response);
            await ResponseRelay.AnswerAsync(http, response);
            return;
        }
        ForwardHeaders.CopyTo(http.Response.Headers, response);
        http.Response.Headers.Connection = "Upgrade";
        http.Response.Headers.Upgrade = chosen.ToString();
        await using var inside = await response.Content.ReadAsStreamAsync(http.RequestAborted);
        await using var outside = await http.Features.GetRequiredFeature<IHttpUpgradeFeature>().UpgradeAsync();
        await RelayAsync(http, outside, inside);
    }

    private static void RestoreStatus(HttpResponseMessage response)
    {
        if (response.Headers.NonValidated.TryGetValues(InternalHeaders.Status, out var status))
        {
            response.StatusCode = (HttpStatusCode)int.Parse(status.ToString(), CultureInfo.InvariantCulture);
        }
    }

    private static async Task RelayAsync(HttpContext http, Stream outside, Stream inside)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted);
        var up = CopyAsync(outside, inside, ended.Token);
        var down = CopyAsync(inside, outside, ended.Token);
        var first = await Task.WhenAny(up, down);
        var isClean = first == down && await down;
        await ended.CancelAsync();
        if (!isClean)
        {
            // The one who is still there sees an end that is none.
            http.Abort();
        }
        await Task.WhenAll(up, down);
    }

    /// <summary>Copies to the end; gives whether it was one.</summary>
    private static async Task<bool> CopyAsync(Stream from, Stream to, CancellationToken cancellationToken)
    {
        var buffer = new byte[BufferSize];
        try
        {
            while (true)
            {
                var read = await from.ReadAsync(buffer, cancellationToken);
                if (read == 0)
                {
                    return true;
                }
                await to.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
                await to.FlushAsync(cancellationToken);
            }
        }
        catch (Exception exception)
            when (exception
                    is IOException
                        or OperationCanceledException
                        or ObjectDisposedException
                        or InvalidOperationException
            )
        {
            return false;
        }
    }
}
