using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebSockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Tutti.Requests;

/// <summary>Lets an endpoint that takes the <see cref="HttpContext"/> accept WebSockets, and other protocols, as long as both sides like.</summary>
internal sealed class RawEndpoint(EndpointRuntime endpoint, IServiceProvider host)
{
    // Made when somebody asks.
    private WebSocketMiddleware? _webSockets;

    public Task HandleAsync(HttpContext http) =>
        http.Features.Get<IHttpUpgradeFeature>() is { IsUpgradableRequest: true } upgrade
            ? UpgradeAsync(http, upgrade)
            : endpoint.HandleRequestAsync(http);

    private Task UpgradeAsync(HttpContext http, IHttpUpgradeFeature upgrade)
    {
        _webSockets ??= new WebSocketMiddleware(
            endpoint.HandleRequestAsync,
            host.GetRequiredService<IOptions<WebSocketOptions>>(),
            host.GetRequiredService<ILoggerFactory>()
        );
        LastingUpgrade.Install(http, upgrade);
        return _webSockets.Invoke(http);
    }
}
