using System.Net.WebSockets;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Tutti.ServiceCalls;

namespace Tutti.Requests;

/// <summary>
/// An upgrade after which the request has no deadline any more; its token ends when the client goes or the server stops. The deadline holds until then.
/// </summary>
internal sealed class LastingUpgrade(HttpContext http, IHttpUpgradeFeature upgrade) : IHttpUpgradeFeature
{
    private bool _isUpgraded;
    private CallContext? _context;

    public bool IsUpgradableRequest => upgrade.IsUpgradableRequest;

    public static void Install(HttpContext http, IHttpUpgradeFeature upgrade)
    {
        var lasting = new LastingUpgrade(http, upgrade);
        http.Features.Set<IHttpUpgradeFeature>(lasting);
        http.Features.Set(lasting);
        if (http.Features.Get<IHttpWebSocketFeature>() is { } webSockets)
        {
            // From a middleware before, which does not know of the one above.
            http.Features.Set<IHttpWebSocketFeature>(new LastingWebSocket(webSockets, lasting));
        }
    }

    /// <summary>Tells which context the request runs in.</summary>
    public void Bind(CallContext context)
    {
        _context = context;
        if (_isUpgraded)
        {
            Lift();
        }
    }

    public async Task<Stream> UpgradeAsync()
    {
        var stream = await upgrade.UpgradeAsync();
        Lift();
        return stream;
    }

    private void Lift()
    {
        _isUpgraded = true;
        if (_context is not { } context)
        {
            return;
        }
        context.LiftDeadline();
        if (http.Features.Get<IConnectionLifetimeNotificationFeature>() is { } connection)
        {
            var stopping = connection.ConnectionClosedRequested.UnsafeRegister(
                static given => ((CallContext)given!).GiveUp(),
                context
            );
            http.Response.RegisterForDispose(stopping);
        }
    }

    private sealed class LastingWebSocket(IHttpWebSocketFeature webSockets, LastingUpgrade upgrade)
        : IHttpWebSocketFeature
    {
        public bool IsWebSocketRequest => webSockets.IsWebSocketRequest;

        public async Task<WebSocket> AcceptAsync(WebSocketAcceptContext context)
        {
            var socket = await webSockets.AcceptAsync(context);
            upgrade.Lift();
            return socket;
        }
    }
}
