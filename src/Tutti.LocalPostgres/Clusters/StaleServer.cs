using System.Diagnostics;
using System.Runtime.Versioning;
using Tutti.LocalPostgres.Containers;
using Tutti.LocalPostgres.Platform;

namespace Tutti.LocalPostgres.Clusters;

/// <summary>Clears away what a server left that nobody uses any more, or that was killed.</summary>
[UnsupportedOSPlatform("windows")]
internal static class StaleServer
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(3);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Waits for a server that is going down, and stops one that has lost its watcher.</summary>
    public static async Task RemoveAsync(ClusterFolder folder, CancellationToken cancellationToken)
    {
        if (PostgresContainer.Read(folder) is { } container)
        {
            await container.RemoveAsync(cancellationToken);
            File.Delete(folder.ProcessFile);
            File.Delete(folder.Container);
            return;
        }
        var waited = Stopwatch.StartNew();
        var isAsked = false;
        while (ServerMark.Read(folder) is { } mark)
        {
            if (!await mark.IsAliveAsync(folder, cancellationToken))
            {
                // The number may belong to another program by now, and the next server would believe it to be this one.
                File.Delete(folder.ProcessFile);
                return;
            }
            if (waited.Elapsed > 2 * Patience)
            {
                Posix.Kill(mark.Process);
            }
            else if (!isAsked && (!Lifeline.IsWatched(folder) || waited.Elapsed > Patience))
            {
                isAsked = true;
                Posix.Interrupt(mark.Process);
            }
            await Task.Delay(Pause, cancellationToken);
        }
    }
}
