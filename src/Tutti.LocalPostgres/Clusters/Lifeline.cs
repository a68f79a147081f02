using System.Runtime.Versioning;
using System.Text;
using Microsoft.Win32.SafeHandles;
using Tutti.LocalPostgres.Platform;

namespace Tutti.LocalPostgres.Clusters;

/// <summary>
/// The end of a pipe that everybody who uses the server holds open. The server's watcher reads the other end; when the last user is gone,
/// in whatever way, the operating system tells the watcher, which stops the server.
/// </summary>
[UnsupportedOSPlatform("windows")]
internal static class Lifeline
{
    private const string Answer = "heard-";
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>Makes the pipe, and holds it open before anybody reads it.</summary>
    public static SafeFileHandle Make(ClusterFolder folder, Account account)
    {
        foreach (var answer in Directory.EnumerateFiles(folder.Run, Answer + "*"))
        {
            File.Delete(answer);
        }
        if (!CanBeUsedAgain(folder))
        {
            File.Delete(folder.Life);
            Posix.MakePipe(folder.Life);
            account.Give(folder.Life);
        }
        return Posix.OpenPipeBothWays(folder.Life);
    }

    // Users of a server that was killed still hold the pipe, and so will hold its successor.
    private static bool CanBeUsedAgain(ClusterFolder folder)
    {
        if (!File.Exists(folder.Life) || IsWatched(folder))
        {
            return false;
        }
        using var alone = FileLock.TryAcquire(folder.Users);
        return alone is null;
    }

    /// <summary>Whether a watcher, and so a server, is there.</summary>
    public static bool IsWatched(ClusterFolder folder)
    {
        using var pipe = Posix.OpenPipe(folder.Life);
        return pipe is not null;
    }

    /// <summary>Takes hold of the server, or gives null if it is down or going down.</summary>
    public static async Task<SafeFileHandle?> TryHoldAsync(ClusterFolder folder, CancellationToken cancellationToken)
    {
        var pipe = Posix.OpenPipe(folder.Life);
        if (pipe is null)
        {
            return null;
        }
        if (await IsHeardAsync(folder, pipe, () => IsWatched(folder), cancellationToken))
        {
            return pipe;
        }
        pipe.Dispose();
        return null;
    }

    /// <summary>
    /// Whether the watcher has heard of this holder. A pipe can be opened while its watcher has already seen the end of the last holder:
    /// only an answer shows that it still listens.
    /// </summary>
    public static async Task<bool> IsHeardAsync(
        ClusterFolder folder,
        SafeFileHandle pipe,
        Func<bool> isWatched,
        CancellationToken cancellationToken
    )
    {
        var token = Answer + Guid.NewGuid().ToString("N");
        var answer = Path.Combine(folder.Run, token);
        var waited = System.Diagnostics.Stopwatch.StartNew();
        if (!Posix.Write(pipe, Encoding.ASCII.GetBytes(token + "\n")))
        {
            return false;
        }
        while (!File.Exists(answer))
        {
            if (waited.Elapsed > Patience || !isWatched())
            {
                return false;
            }
            await Task.Delay(Pause, cancellationToken);
        }
        File.Delete(answer);
        return true;
    }
}
