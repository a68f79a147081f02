using Microsoft.AspNetCore.Http;

namespace Tutti.ServiceCalls;

/// <summary>Feature of a request that the app's gateway has forwarded to this process.</summary>
/// <param name="Timeout">How much time the gateway has left for it, if it said so.</param>
internal sealed record ForwardedRequest(TimeSpan? Timeout)
{
    /// <summary>How long a request may take, here and at the gateway.</summary>
    public static TimeSpan TimeoutOf(HttpContext http, TimeSpan own) =>
        http.Features.Get<ForwardedRequest>() is { Timeout: { } left } ? CallContext.Min(left, own) : own;
}
