using System.ComponentModel;
using System.Diagnostics;

namespace Tutti.DevHost;

/// <summary>A process and all that it started.</summary>
internal static class ProcessTree
{
    /// <summary>Ends all of it by force; nothing happens if it has ended.</summary>
    public static void Kill(Process process)
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (Exception error) when (error is InvalidOperationException or Win32Exception or AggregateException)
        {
            // It has ended by itself.
        }
    }
}
