using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Tutti.Gateway.Cors;
using Tutti.Hosting;
using Tutti.Processes.Forwarding;

namespace Tutti.Gateway;

/// <summary>
/// What is done to a request where it enters the app, before anything else sees it: where it comes from, its identity, and whether a page of another
/// origin may see the answer.
/// </summary>
internal sealed class PublicEntry
{
    private readonly RequestDelegate _next;
    private readonly ProxyOrigin? _origin;
    private readonly Lazy<CorsGate>? _cors;
    private readonly bool _isOwnProgram;
    private readonly bool _isBehindOthers;
    private readonly bool _givesIds;

    public PublicEntry(RequestDelegate next, GatewaySettings settings, IServiceProvider host)
    {
        _next = next;
        _isOwnProgram = settings.IsOwnProgram;
        var app = host.GetRequiredService<AppRuntime>();
        // What a process without an environment can do without would cost each of its requests.
        _isBehindOthers = app.Topology.HasInternalListener;
        _givesIds = app.Topology.IsGiven;
        var loggers = host.GetRequiredService<ILoggerFactory>();
        _origin = settings.TrustedProxies is { } proxies ? new ProxyOrigin(proxies, loggers) : null;
        // Most apps start long before a page of another origin asks, and many are never asked.
        _cors = settings.Cors is { } cors
            ? new(() => new CorsGate(cors, app.Application, settings.IsOwnProgram, host))
            : null;
    }

    public Task InvokeAsync(HttpContext http)
    {
        if (_isBehindOthers && http.Features.Get<PassedGateway>() is not null)
        {
            return _next(http);
        }
        _origin?.Restore(http);
        if (!_isOwnProgram)
        {
            ConnectUpgrade.TakeConnect(http);
            RequestIds.Give(http, _givesIds);
        }
        return _cors is not null && http.Request.Headers.Origin.Count > 0
            ? _cors.Value.InvokeAsync(http, _next)
            : _next(http);
    }
}
