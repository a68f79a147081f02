using System.Diagnostics;
using System.Net.Http.Headers;

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
}
