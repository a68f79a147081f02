using System.Globalization;
using Tutti.LocalPostgres.Binaries;
using Tutti.LocalPostgres.Platform;

namespace Tutti.LocalPostgres.Clusters;

/// <summary>Joins the server of a folder, or starts it.</summary>
internal static class ClusterAttach
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(2);

    public static async Task<LocalCluster> RunAsync(LocalClusterOptions options, CancellationToken cancellationToken)
    {
        var asked = new ClusterFolder(Path.GetFullPath(options.Folder));
        try
        {
            Make(asked);
            using var held = await FileLock.AcquireAsync(
                asked.Lock,
                $"Waiting for another program that starts or stops the server of {asked.Path}.",
                options.Notice,
                cancellationToken
            );
            var folder = ClusterPlace.Find(asked.Path);
            return await TryJoinAsync(folder, options, cancellationToken)
                ?? await StartAsync(folder, options, cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new LocalPostgresException(
                $"The local PostgreSQL cannot keep its data in {asked.Path}: {exception.Message}",
                "Make the folder writable for you, with about 50 MB of free space.",
                exception
            );
        }
    }

    private static void Make(ClusterFolder folder)
    {
        if (!Directory.Exists(folder.Path))
        {
            PrivateFile.MakeFolder(folder.Path, Account.Own);
        }
    }

    private static async Task<LocalCluster?> TryJoinAsync(
        ClusterFolder folder,
        LocalClusterOptions options,
        CancellationToken cancellationToken
    )
    {
        if (
            ServerFacts.Read(folder) is not { } facts
            || ClusterSecret.Read(folder.Secret) is not { } secret
            || await options.Lifeline.TryHoldAsync(folder, cancellationToken) is not { } hold
        )
        {
            return null;
        }
        try
        {
            var address = new ServerAddress(facts.Host, facts.Port);
            if (!await WaitAsync(folder, address, options.Lifeline, cancellationToken))
            {
                hold.Dispose();
                return null;
            }
        }
        catch
        {
            // Who has given up keeps no server up.
            hold.Dispose();
            throw;
        }
        if (facts.MaxConnections < options.MaxConnections)
        {
            options.Notice(
                $"The PostgreSQL that is up takes {facts.MaxConnections} connections, not {options.MaxConnections}: it takes more once all who use it have stopped."
            );
        }
        return new(folder, options.Lifeline, hold, FileLock.Share(folder.Users), facts, secret);
    }

    /// <summary>Whether a server that is up comes to take connections: it may recover from the crash of one of its processes, or be going down, or have been killed.</summary>
    private static async Task<bool> WaitAsync(
        ClusterFolder folder,
        ServerAddress address,
        Lifeline lifeline,
        CancellationToken cancellationToken
    )
    {
        while (!await Readiness.IsReadyAsync(folder, address, cancellationToken))
        {
            if (
                !lifeline.IsWatched(folder)
                || ServerMark.Read(folder) is not { } mark
                || !await lifeline.IsAliveAsync(folder, mark, cancellationToken)
            )
            {
                return false;
            }
            await Task.Delay(Pause, cancellationToken);
        }
        return true;
    }

    private static async Task<LocalCluster> StartAsync(
        ClusterFolder found,
        LocalClusterOptions options,
        CancellationToken cancellationToken
    )
    {
        await options.Lifeline.RemoveStaleAsync(found, cancellationToken);
        var binaries = await new BinariesFinder(options).FindAsync(MajorOf(found), cancellationToken);
        var (folder, account) = await ClusterPlace.PrepareAsync(found, binaries, cancellationToken);
        binaries.Container?.Write(folder, account);
        if (!File.Exists(folder.VersionFile))
        {
            await new DataTemplate(binaries, account, options).MakeAsync(folder, cancellationToken);
        }
        var secret =
            ClusterSecret.Read(folder.Secret)
            ?? throw new LocalPostgresException(
                $"The file {folder.Secret}, from which the passwords of the local data are made, is missing.",
                "Bring it back, or throw all local data away with `tutti db reset --all`."
            );
        var (hold, facts) = await new ServerStart(folder, binaries, account, options).RunAsync(cancellationToken);
        return new(folder, options.Lifeline, hold, Use(folder, account), facts, secret);
    }

    private static FileStream Use(ClusterFolder folder, Account account)
    {
        var use = FileLock.Share(folder.Users);
        account.Give(folder.Users);
        return use;
    }

    /// <summary>The major version that made the data of a folder, if there is any.</summary>
    public static int? MajorOf(ClusterFolder folder) =>
        File.Exists(folder.VersionFile)
            ? int.Parse(File.ReadAllText(folder.VersionFile).Trim(), CultureInfo.InvariantCulture)
            : null;
}
