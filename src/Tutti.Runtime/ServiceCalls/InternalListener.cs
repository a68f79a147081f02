using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Tutti.Errors;
using Tutti.Hosting;
using Tutti.Log;
using Tutti.Processes;
using Tutti.Processes.Forwarding;
using Tutti.Transport.Observing;

namespace Tutti.ServiceCalls;

/// <summary>
/// What comes over the internal listener as HTTP: requests that a gateway forwards, and the supervisor's questions; nothing from anybody who
/// does not have the key. (An environment without keys has certificates instead, or listens inside of one machine only.)
/// </summary>
internal sealed class InternalListener
{
    private readonly RequestDelegate _next;
    private readonly ILogger<InternalListener> _logger;
    private readonly ConnectionMetrics _metrics;
    private readonly byte[][] _keys;

    public InternalListener(RequestDelegate next, AppRuntime app, ILogger<InternalListener> logger)
    {
        _next = next;
        _logger = logger;
        _metrics = app.Metrics.Connections;
        _keys = [.. app.Topology.Keys.Select(Encoding.UTF8.GetBytes)];
    }

    public Task InvokeAsync(HttpContext http)
    {
        if (http.Features.Get<InternalConnection>() is null)
        {
            return _next(http);
        }
        var headers = http.Request.Headers;
        if (_keys.Length > 0 && !IsKey(headers[InternalHeaders.Key]))
        {
            return RefuseAsync(http);
        }
        headers.Remove(InternalHeaders.Key);
        if (headers.ContainsKey(InternalHeaders.Forwarded))
        {
            http.Features.Set(new ForwardedRequest(InternalHeaders.ParseTimeout(headers[InternalHeaders.Timeout])));
            ForwardedHeaders.Restore(http);
            InternalHeaders.RemoveFrom(headers);
            return ServeAsync(http, _next);
        }
        return _next(http);
    }

    private static async Task ServeAsync(HttpContext http, RequestDelegate serve)
    {
        await serve(http);
        await UnreadBody.EndAsync(http);
    }

    private async Task RefuseAsync(HttpContext http)
    {
        _metrics.CountRefusal("key_missing");
        _logger.CallerRefused();
        await ProblemResponse.WriteAsync(
            http,
            Problem.PermissionDenied("Only the app's own processes are served here.")
        );
        await http.Response.CompleteAsync();
        http.Features.Get<IConnectionLifetimeNotificationFeature>()?.RequestClose();
    }

    private bool IsKey(string? given)
    {
        if (string.IsNullOrEmpty(given))
        {
            return false;
        }
        var bytes = Encoding.UTF8.GetBytes(given);
        var known = false;
        foreach (var key in _keys)
        {
            // All of them, so that the time does not tell which.
            known |= CryptographicOperations.FixedTimeEquals(bytes, key);
        }
        return known;
    }
}
