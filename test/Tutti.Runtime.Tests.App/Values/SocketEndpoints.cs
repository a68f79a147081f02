using System.Net.WebSockets;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Tutti.Runtime.Tests.App.Trouble;

namespace Tutti.Runtime.Tests.App.Values;

/// <summary>Goes over to other protocols.</summary>
public sealed class SocketEndpoints
{
    /// <summary>A WebSocket that says everything twice, and its sub-protocol at first.</summary>
    [Get("/ws/echo", Public = true, Timeout = "2s")]
    public async Task Echoes(HttpContext http, CancellationToken cancellationToken)
    {
        if (!http.WebSockets.IsWebSocketRequest)
        {
            http.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }
        if (http.Request.Headers.Origin == "https://evil.example")
        {
            http.Response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }
        var protocol = http.WebSockets.WebSocketRequestedProtocols.LastOrDefault();
        using var socket = await http.WebSockets.AcceptWebSocketAsync(
            new WebSocketAcceptContext { SubProtocol = protocol, DangerousEnableCompression = true }
        );
        await SocketEcho.RunAsync(socket, cancellationToken);
    }

    /// <summary>A protocol of its own, which sends back each byte as the next one.</summary>
    [Get("/ws/raw", Public = true)]
    public async Task RawUpgrade(HttpContext http)
    {
        var upgrade = http.Features.Get<IHttpUpgradeFeature>();
        if (upgrade is not { IsUpgradableRequest: true } || http.Request.Headers.Upgrade != "next/1")
        {
            http.Response.StatusCode = StatusCodes.Status426UpgradeRequired;
            return;
        }
        http.Response.Headers.Upgrade = "next/1";
        await using var stream = await upgrade.UpgradeAsync();
        var buffer = new byte[1];
        while (await stream.ReadAsync(buffer) == 1 && buffer[0] != 'z')
        {
            buffer[0]++;
            await stream.WriteAsync(buffer);
        }
    }
}

internal static class SocketEcho
{
    public static async Task RunAsync(WebSocket socket, CancellationToken cancellationToken)
    {
        var buffer = new byte[4096];
        // A token that ends a read ends the whole socket, without a word.
        await using var stopping = cancellationToken.Register(() => _ = StopAsync(socket));
        try
        {
            while (true)
            {
                var got = await socket.ReceiveAsync(buffer.AsMemory(), default);
                if (got.MessageType == WebSocketMessageType.Close)
                {
                    if (socket.State is WebSocketState.CloseReceived)
                    {
                        await socket.CloseAsync(socket.CloseStatus!.Value, socket.CloseStatusDescription, default);
                    }
                    return;
                }
                var text = Encoding.UTF8.GetString(buffer, 0, got.Count);
                if (text == "break")
                {
                    socket.Abort();
                    return;
                }
                await socket.SendAsync(buffer.AsMemory(0, got.Count), got.MessageType, got.EndOfMessage, default);
            }
        }
        catch (WebSocketException)
        {
            Gate.Shared.Open("ws-broken");
        }
    }

    private static async Task StopAsync(WebSocket socket)
    {
        try
        {
            await socket.CloseOutputAsync(WebSocketCloseStatus.EndpointUnavailable, "stopping", default);
        }
        catch (Exception exception) when (exception is WebSocketException or IOException or OperationCanceledException)
        {
            // It was the client who has gone.
        }
    }
}
