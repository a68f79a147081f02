using System.Diagnostics;
using Tutti.CompilerServices;

namespace Tutti.Tracing;

/// <summary>The span of a call between services. Requests have that of ASP.NET Core.</summary>
internal static class CallActivity
{
    /// <summary>The source to subscribe to: <c>Tutti</c>.</summary>
    public static readonly ActivitySource Source = new("Tutti");

    /// <summary>Starts the span of a call, if somebody listens.</summary>
    public static Activity? Start(string caller, EndpointInfo callee, ActivityKind kind)
    {
        if (!Source.HasListeners())
        {
            return null;
        }
        var activity = Source.StartActivity($"{callee.Service}.{callee.Name}", kind);
        if (activity is { IsAllDataRequested: true })
        {
            Describe(activity, callee);
            activity.SetTag("tutti.caller", caller);
        }
        return activity;
    }

    /// <summary>Starts the span of a call that has come from another process, if somebody listens.</summary>
    public static Activity? StartServer(EndpointInfo callee, ActivityContext caller)
    {
        if (!Source.HasListeners())
        {
            return null;
        }
        var activity = Source.StartActivity($"{callee.Service}.{callee.Name}", ActivityKind.Server, caller);
        if (activity is { IsAllDataRequested: true })
        {
            Describe(activity, callee);
        }
        return activity;
    }

    private static void Describe(Activity activity, EndpointInfo callee)
    {
        activity.SetTag("rpc.system", "tutti");
        activity.SetTag("rpc.service", callee.Service);
        activity.SetTag("rpc.method", callee.Name);
    }
}
