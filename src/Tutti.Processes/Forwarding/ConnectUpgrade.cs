using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Tutti.Processes.Forwarding;

/// <summary>
/// Shows a request that asks for another protocol in HTTP/2's way (extended CONNECT, RFC 8441) as one that asks in HTTP/1.1's: a <c>GET</c> with
/// <c>Connection: Upgrade</c>. What handles it need not know which it was.
/// </summary>
internal sealed class ConnectUpgrade : IHttpUpgradeFeature
{
    private const string WebSocket = "websocket";

    private readonly HttpContext _http;
    private readonly IHttpExtendedConnectFeature _connect;
    private readonly ConnectResponse? _response;

    private ConnectUpgrade(HttpContext http, IHttpExtendedConnectFeature connect, ConnectResponse? response)
    {
        _http = http;
        _connect = connect;
        _response = response;
        http.Features.Set<IHttpUpgradeFeature>(this);
        http.Features.Set<IHttpExtendedConnectFeature>(null);
    }

    /// <inheritdoc/>
    public bool IsUpgradableRequest => true;

    /// <summary>Takes a CONNECT for a WebSocket from a client.</summary>
    public static void TakeConnect(HttpContext http)
    {
        if (
            !HttpMethods.IsConnect(http.Request.Method)
            || http.Features.Get<IHttpExtendedConnectFeature>() is not { IsExtendedConnect: true } connect
            || !WebSocket.Equals(connect.Protocol, StringComparison.OrdinalIgnoreCase)
        )
        {
            return;
        }
        _ = new ConnectUpgrade(http, connect, null);
        Show(http, HttpMethods.Get, WebSocket);
        // HTTP/2 needs no proof that the other side knows the protocol; whoever speaks HTTP/1.1 behind does.
        http.Request.Headers.SecWebSocketKey = Convert.ToBase64String(RandomNumberGenerator.GetBytes(16));
    }

    /// <summary>Takes one from a gateway, which has got it in whatever way.</summary>
    public static void Restore(HttpContext http)
    {
        var headers = http.Request.Headers;
        if (headers[InternalHeaders.Method].ToString() is not { Length: > 0 } method)
        {
            return;
        }
        if (http.Features.Get<IHttpExtendedConnectFeature>() is not { IsExtendedConnect: true } connect)
        {
            http.Request.Method = method;
            return;
        }
        _ = new ConnectUpgrade(http, connect, ConnectResponse.Install(http));
        Show(http, method, headers[InternalHeaders.Upgrade].ToString());
    }

    /// <inheritdoc/>
    public async Task<Stream> UpgradeAsync()
    {
        var headers = _http.Response.Headers;
        if (_response is not null)
        {
            headers[InternalHeaders.Upgrade] =
                headers.Upgrade.Count > 0 ? headers.Upgrade : _http.Request.Headers.Upgrade;
        }
        else
        {
            headers.Remove("Sec-WebSocket-Accept");
        }
        headers.Connection = default;
        headers.Upgrade = default;
        _response?.Accept();
        return await _connect.AcceptAsync();
    }

    private static void Show(HttpContext http, string method, string protocols)
    {
        http.Request.Method = method;
        http.Request.Headers.Connection = "Upgrade";
        http.Request.Headers.Upgrade = protocols;
    }
}
