using System.Diagnostics;
using System.Globalization;

namespace Tutti.ServiceCalls;

/// <summary>
/// Lets a call within the process begin with as little around it as one from another process: what user code has put into an
/// <see cref="AsyncLocal{T}"/> stays with the caller, and so does what the callee puts there. Trace, culture and <see cref="CallContext"/> flow.
/// </summary>
internal static class Ambience
{
    private static readonly ExecutionContext s_empty = CaptureEmpty();

    /// <summary>Leaves what surrounds the caller, if that is more than flows.</summary>
    /// <param name="caller">What surrounds it; none if the flow is suppressed.</param>
    /// <param name="context">What flows from the caller.</param>
    public static void Leave(ExecutionContext? caller, CallContext? context)
    {
        var clean = context?.Surroundings ?? s_empty;
        if (caller is null || ReferenceEquals(caller, clean))
        {
            return;
        }
        var activity = Activity.Current;
        var culture = CultureInfo.CurrentCulture;
        var uiCulture = CultureInfo.CurrentUICulture;
        ExecutionContext.Restore(clean);
        if (CallContext.Current != context)
        {
            CallContext.Current = context;
        }
        if (Activity.Current != activity)
        {
            Activity.Current = activity;
        }
        if (!ReferenceEquals(CultureInfo.CurrentCulture, culture))
        {
            CultureInfo.CurrentCulture = culture;
        }
        if (!ReferenceEquals(CultureInfo.CurrentUICulture, uiCulture))
        {
            CultureInfo.CurrentUICulture = uiCulture;
        }
    }

    /// <summary>Gives back what surrounded the caller, whatever has been done since.</summary>
    public static void Return(ExecutionContext? caller)
    {
        if (caller is not null && !ReferenceEquals(ExecutionContext.Capture(), caller))
        {
            ExecutionContext.Restore(caller);
        }
    }

    // A thread that is started so has nothing around it.
    private static ExecutionContext CaptureEmpty()
    {
        ExecutionContext? empty = null;
        var thread = new Thread(() => empty = ExecutionContext.Capture());
        thread.UnsafeStart();
        thread.Join();
        return empty!;
    }
}
