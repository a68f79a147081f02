using System.Diagnostics;
using Microsoft.Win32.SafeHandles;

namespace Tutti.LocalPostgres.Clusters;

/// <summary>Lets go of a server, and sees it go if nobody else uses it.</summary>
internal static class ClusterLeave
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(3);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public static async Task RunAsync(ClusterFolder folder, SafeFileHandle hold, FileStream use)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }
        try
        {
            // Nobody joins while the last user leaves.
            using var held = await FileLock.AcquireAsync(folder.Lock, "", _ => { }, CancellationToken.None);
            await use.DisposeAsync();
            using var alone = FileLock.TryAcquire(folder.Users);
            var isLast = alone is not null;
            hold.Dispose();
            if (isLast)
            {
                await GoneAsync(folder);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The folder was deleted under the server: closing the pipe still stops it.
        }
        finally
        {
            await use.DisposeAsync();
            hold.Dispose();
        }
    }

    [System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
    private static async Task GoneAsync(ClusterFolder folder)
    {
        var waited = Stopwatch.StartNew();
        while (Lifeline.IsWatched(folder) && waited.Elapsed < Patience)
        {
            await Task.Delay(Pause);
        }
    }
}
