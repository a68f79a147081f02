using System.Diagnostics;
using Tutti.LocalPostgres.Binaries;
using Tutti.LocalPostgres.Platform;

namespace Tutti.LocalPostgres.Clusters;

/// <summary>Starts the server of a folder whose lock is held.</summary>
internal sealed class ServerStart(
    ClusterFolder folder,
    PostgresBinaries binaries,
    Account account,
    LocalClusterOptions options
)
{
    private const int Tries = 5;

    // In the words of PostgreSQL, docker and podman.
    private static readonly string[] PortIsTaken =
    [
        "could not bind",
        "port is already allocated",
        "address already in use",
    ];

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(2);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Gives the starter's hold on the server when it takes connections.</summary>
    public async Task<(IDisposable Hold, ServerFacts Facts)> RunAsync(CancellationToken cancellationToken)
    {
        ServerSettings.Write(folder, binaries, account, options);
        for (var attempt = 1; ; attempt++)
        {
            var address = Choose(isFirst: attempt == 1);
            if (await TryAsync(address, cancellationToken) is { } hold)
            {
                return (hold, Facts(address));
            }
            var log = LogText.LastLinesOf(folder.Log, 12);
            // Somebody else may have taken the free port in the meantime.
            var isTaken = !address.IsSocket && PortIsTaken.Any(text => log.Contains(text, StringComparison.Ordinal));
            if (!isTaken || attempt == Tries)
            {
                throw Failure(log);
            }
        }
    }

    private ServerAddress Choose(bool isFirst)
    {
        var maySocket = binaries.Container is null && options.Lifeline.MayUseSocket;
        return (maySocket ? ServerAddress.Socket(folder) : null)
            ?? (isFirst ? ServerAddress.LastLoopback(folder) : null)
            ?? ServerAddress.Loopback();
    }

    private async Task<IDisposable?> TryAsync(ServerAddress address, CancellationToken cancellationToken)
    {
        NewLog();
        var arguments = ServerSettings.Arguments(address, options);
        var launch = new ServerLaunch(folder, binaries, account, address, arguments);
        var hold = await options.Lifeline.StartAsync(launch, cancellationToken);
        try
        {
            if (hold is not null && await IsReadyAsync(address, cancellationToken))
            {
                return hold;
            }
        }
        catch
        {
            // Who has given up keeps no server up.
            hold?.Dispose();
            throw;
        }
        hold?.Dispose();
        return null;
    }

    private async Task<bool> IsReadyAsync(ServerAddress address, CancellationToken cancellationToken)
    {
        var waited = Stopwatch.StartNew();
        while (!await Readiness.IsReadyAsync(folder, address, cancellationToken))
        {
            if (!options.Lifeline.IsWatched(folder) || waited.Elapsed > Patience)
            {
                return false;
            }
            await Task.Delay(Pause, cancellationToken);
        }
        return true;
    }

    private void NewLog()
    {
        if (File.Exists(folder.Log))
        {
            File.Move(folder.Log, folder.Log + ".before", overwrite: true);
        }
        PrivateFile.Write(folder.Log, "", account);
    }

    private ServerFacts Facts(ServerAddress address)
    {
        var facts = new ServerFacts(
            address.Host,
            address.Port,
            binaries.Version,
            binaries.Folder,
            options.MaxConnections,
            options.Durable
        );
        facts.Write(folder, account);
        return facts;
    }

    private LocalPostgresException Failure(string log) =>
        new(
            $"{binaries} did not start with the data in {folder.Data}. The end of its log:{Environment.NewLine}{log}",
            $"Read what it says (the whole log is {folder.Log}); `tutti db reset --all` throws all local data away and starts afresh."
        );
}
