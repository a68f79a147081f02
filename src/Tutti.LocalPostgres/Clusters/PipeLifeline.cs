using System.Diagnostics;
using System.Runtime.Versioning;
using System.Text;
using Microsoft.Win32.SafeHandles;
using Tutti.LocalPostgres.Containers;
using Tutti.LocalPostgres.Platform;

namespace Tutti.LocalPostgres.Clusters;

/// <summary>
/// The end of a pipe that everybody who uses the server holds open. The server's watcher reads the other end; when the last user is gone,
/// in whatever way, the operating system tells the watcher, which stops the server.
/// </summary>
[UnsupportedOSPlatform("windows")]
internal sealed class PipeLifeline : Lifeline
{
    private const string Answer = "heard-";
    private static readonly TimeSpan ShortPause = TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan PatienceForAnswer = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan PatienceForEnd = TimeSpan.FromSeconds(30);

    public override bool MayUseSocket => true;

    public override bool IsWatched(ClusterFolder folder)
    {
        using var pipe = Posix.OpenPipe(folder.Life);
        return pipe is not null;
    }

    public override async Task<IDisposable?> TryHoldAsync(ClusterFolder folder, CancellationToken cancellationToken)
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

    public override async Task<IDisposable?> StartAsync(ServerLaunch launch, CancellationToken cancellationToken)
    {
        var folder = launch.Folder;
        // While this handle is open the watcher sees a holder, even before it is there itself.
        using var first = Make(folder, launch.Account);
        Watch(launch);
        return await IsHeardAsync(folder, first, () => true, cancellationToken) ? Posix.OpenPipe(folder.Life) : null;
    }

    public override Task<bool> IsAliveAsync(
        ClusterFolder folder,
        ServerMark mark,
        CancellationToken cancellationToken
    ) => mark.IsAliveAsync(folder, cancellationToken);

    public override async Task LetGoAsync(ClusterFolder folder, IDisposable hold, bool isLast)
    {
        hold.Dispose();
        var waited = Stopwatch.StartNew();
        while (isLast && IsWatched(folder) && waited.Elapsed < PatienceForEnd)
        {
            await Task.Delay(Pause);
        }
    }

    public override async Task RemoveStaleAsync(ClusterFolder folder, CancellationToken cancellationToken)
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
            else if (!isAsked && (!IsWatched(folder) || waited.Elapsed > Patience))
            {
                isAsked = true;
                Posix.Interrupt(mark.Process);
            }
            await Task.Delay(Pause, cancellationToken);
        }
    }

    private static void Watch(ServerLaunch launch)
    {
        if (launch.Binaries.Container is { } container)
        {
            var command = container.Command(launch.Folder, launch.Account, "postgres", launch.Address.Port);
            // Its own loopback is not that of this machine: who gets in is decided by where its port is published.
            string[] server = [.. command, "-D", launch.Folder.Data, .. launch.Arguments, "-c", "listen_addresses=*"];
            ContainerWatcher.Start(launch.Folder, container.Name, server);
        }
        else
        {
            string[] server = [launch.Binaries.Server, "-D", launch.Folder.Data, .. launch.Arguments];
            Watcher.Start(launch.Folder, launch.Account, server);
        }
    }

    /// <summary>Makes the pipe, and holds it open before anybody reads it.</summary>
    private SafeFileHandle Make(ClusterFolder folder, Account account)
    {
        foreach (var answer in Directory.EnumerateFiles(folder.Run, Answer + "*"))
        {
            File.Delete(answer);
        }
        // Users of a server that was killed still hold the pipe, and so will hold its successor.
        if (!File.Exists(folder.Life) || IsWatched(folder) || !HasUsers(folder))
        {
            File.Delete(folder.Life);
            Posix.MakePipe(folder.Life);
            account.Give(folder.Life);
        }
        return Posix.OpenPipeBothWays(folder.Life);
    }

    /// <summary>
    /// Whether the watcher has heard of this holder. A pipe can be opened while its watcher has already seen the end of the last holder:
    /// only an answer shows that it still listens.
    /// </summary>
    private static async Task<bool> IsHeardAsync(
        ClusterFolder folder,
        SafeFileHandle pipe,
        Func<bool> isWatched,
        CancellationToken cancellationToken
    )
    {
        var token = Answer + Guid.NewGuid().ToString("N");
        var answer = Path.Combine(folder.Run, token);
        var waited = Stopwatch.StartNew();
        if (!Posix.Write(pipe, Encoding.ASCII.GetBytes(token + "\n")))
        {
            return false;
        }
        while (!File.Exists(answer))
        {
            if (waited.Elapsed > PatienceForAnswer || !isWatched())
            {
                return false;
            }
            await Task.Delay(ShortPause, cancellationToken);
        }
        File.Delete(answer);
        return true;
    }
}
