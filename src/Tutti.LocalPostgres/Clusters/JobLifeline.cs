using System.Diagnostics;
using Tutti.LocalPostgres.Binaries;
using Tutti.LocalPostgres.Platform;

namespace Tutti.LocalPostgres.Clusters;

/// <summary>
/// A job of Windows that everybody who uses the server holds open. When the last handle of it is closed, by its holder or with its holder's process, the system
/// itself ends all processes in it; nobody has to watch. Who leaves last asks the server to stop before, so that it need not recover at the next start.
/// </summary>
/// <param name="jobs">The system's jobs.</param>
internal sealed class JobLifeline(IJobs jobs) : Lifeline
{
    public override bool MayUseSocket => false;

    public override bool IsWatched(ClusterFolder folder)
    {
        using var job = Open(folder);
        return job is { HasProcesses: true };
    }

    public override Task<IDisposable?> TryHoldAsync(ClusterFolder folder, CancellationToken cancellationToken)
    {
        var job = Open(folder);
        if (job is not { HasProcesses: true })
        {
            job?.Dispose();
            job = null;
        }
        return Task.FromResult<IDisposable?>(job);
    }

    public override Task<IDisposable?> StartAsync(ServerLaunch launch, CancellationToken cancellationToken)
    {
        var job = Make(launch.Folder, launch.Account);
        try
        {
            job.Start(Command(launch), ServerEnvironment.Lines, launch.Folder.Path);
            return Task.FromResult<IDisposable?>(job);
        }
        catch
        {
            job.Dispose();
            throw;
        }
    }

    // Nothing of the server is outside of its job.
    public override Task<bool> IsAliveAsync(
        ClusterFolder folder,
        ServerMark mark,
        CancellationToken cancellationToken
    ) => Task.FromResult(IsWatched(folder));

    public override async Task LetGoAsync(ClusterFolder folder, IDisposable hold, bool isLast)
    {
        using (hold)
        {
            if (isLast)
            {
                await EndAsync(folder, (IJob)hold, isAskedAtOnce: true, CancellationToken.None);
            }
        }
    }

    public override async Task RemoveStaleAsync(ClusterFolder folder, CancellationToken cancellationToken)
    {
        using (var job = Open(folder))
        {
            if (job is not null)
            {
                await EndAsync(folder, job, isAskedAtOnce: false, cancellationToken);
            }
        }
        var waited = Stopwatch.StartNew();
        while (ServerMark.Read(folder) is { } mark)
        {
            if (!IsServer(mark.Process))
            {
                // The number may belong to another program by now, and the next server would believe it to be this one.
                File.Delete(folder.ProcessFile);
            }
            else if (waited.Elapsed > Patience)
            {
                // Somebody else has started it; the next server sees that, and says so.
                return;
            }
            await Task.Delay(Pause, cancellationToken);
        }
    }

    private static async Task EndAsync(
        ClusterFolder folder,
        IJob job,
        bool isAskedAtOnce,
        CancellationToken cancellationToken
    )
    {
        var waited = Stopwatch.StartNew();
        var isAsked = false;
        while (job.HasProcesses)
        {
            if (waited.Elapsed > 2 * Patience)
            {
                job.End();
            }
            else if (!isAsked && (isAskedAtOnce || waited.Elapsed > Patience))
            {
                isAsked = true;
                await InterruptAsync(folder, cancellationToken);
            }
            await Task.Delay(Pause, cancellationToken);
        }
    }

    private static async Task InterruptAsync(ClusterFolder folder, CancellationToken cancellationToken)
    {
        if (ServerFacts.Read(folder) is { } facts && ServerMark.Read(folder) is { } mark)
        {
            var control = Path.Combine(facts.Binaries, PostgresBinaries.FileName("pg_ctl"));
            var prefix = AccountFile.Read(folder)?.Prefix ?? [];
            string[] command = [.. prefix, control, "kill", "INT", $"{mark.Process}"];
            await ProgramRun.RunAsync(command, folder.Path, cancellationToken);
        }
    }

    // An administrator's server would refuse to start: pg_ctl takes these rights away from it. What follows -o goes through a command interpreter.
    private static string[] Command(ServerLaunch launch) =>
        [
            .. launch.Account.Prefix,
            launch.Binaries.Control,
            "start",
            "--silent",
            "--no-wait",
            "-D",
            launch.Folder.Data,
            "-l",
            launch.Folder.Log,
            "-p",
            launch.Binaries.Server,
            "-o",
            string.Join(' ', launch.Arguments),
        ];

    private IJob Make(ClusterFolder folder, Account account)
    {
        // Users of a server that was killed still hold its job, and so will hold its successor.
        if (HasUsers(folder) && Open(folder) is { } used)
        {
            return used;
        }
        // For all sessions of this user, at the screen and remote.
        var name = $@"Global\tutti-postgres-{Guid.NewGuid():N}";
        var job = jobs.Make(name);
        PrivateFile.Write(folder.Life, name, account);
        return job;
    }

    private IJob? Open(ClusterFolder folder) =>
        File.Exists(folder.Life) ? jobs.Open(File.ReadAllText(folder.Life)) : null;

    private static bool IsServer(int process)
    {
        try
        {
            using var found = Process.GetProcessById(process);
            return found.ProcessName == "postgres";
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException)
        {
            return false;
        }
    }
}
