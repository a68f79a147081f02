using System.Diagnostics;
using System.Net.Http.Headers;
using Microsoft.AspNetCore.Http;

namespace Tutti.Tracing;

/// <summary>Carries the trace context (W3C) from one process of the app to another.</summary>
internal static class TraceContext
{
    /// <summary>Writes the context of a span.</summary>
    public static void Inject(Activity? activity, HttpRequestHeaders headers) =>
        DistributedContextPropagator.Current.Inject(
            activity,
            headers,
            static (carrier, name, value) =>
            {
                var target = (HttpRequestHeaders)carrier!;
                target.Remove(name);
                target.TryAddWithoutValidation(name, value);
            }
        );

    /// <summary>
    /// Continues the caller's trace if ASP.NET Core has not: it starts a span only where somebody listens or logs, but what comes after this process may want it.
    /// </summary>
    public static Activity? Continue(HttpContext http)
    {
        if (Activity.Current is not null)
        {
            return null;
        }
        var propagator = DistributedContextPropagator.Current;
        propagator.ExtractTraceIdAndState(http.Request.Headers, Get, out var parent, out var state);
        if (string.IsNullOrEmpty(parent))
        {
            return null;
        }
        var activity = new Activity("Tutti.Call").SetParentId(parent);
        activity.TraceStateString = state;
        foreach (var (key, value) in propagator.ExtractBaggage(http.Request.Headers, Get) ?? [])
        {
            activity.AddBaggage(key, value);
        }
        return activity.Start();
    }

    private static void Get(object? carrier, string name, out string? value, out IEnumerable<string>? values)
    {
        values = null;
        value = ((IHeaderDictionary)carrier!)[name];
    }
}
