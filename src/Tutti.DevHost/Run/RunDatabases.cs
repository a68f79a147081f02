using System.Diagnostics;
using Tutti.DevHost.Apps;
using Tutti.DevHost.Databases;
using Tutti.Model;
using Tutti.Processes.Environments;

namespace Tutti.DevHost.Run;

/// <summary>The databases of a run: on the local server, which is started while the app is built.</summary>
internal sealed class RunDatabases : IAsyncDisposable
{
    private readonly AppDefinition _app;
    private readonly Action<RunEvent> _observer;
    private readonly LocalDatabases _local;
    private HashSet<string> _ready = [];

    private DatabaseWatch? _watch;

    // Two runs would migrate the same databases in turn; an app without any may run as often as one likes.
    private IDisposable? _running;

    private RunDatabases(AppDefinition app, Action<RunEvent> observer)
    {
        (_app, _observer) = (app, observer);
        _local = new LocalDatabases(app, sentence => observer(new RunEvent.Notice(sentence)));
        _local.ServerReady += (server, elapsed) => observer(new RunEvent.PostgresReady(server.Version, elapsed));
    }

    /// <summary>Begins to start the server if the last build needed it.</summary>
    /// <exception cref="ToolException">The app is being run already.</exception>
    public static RunDatabases Prepare(AppDefinition app, Action<RunEvent> observer)
    {
        var databases = new RunDatabases(app, observer);
        if (KnownDatabases.Read(app) is { Count: > 0 } known)
        {
            databases._running = RunLock.Take(app);
            databases._local.Prepare(known);
        }
        return databases;
    }

    /// <summary>Makes the databases that a build needs.</summary>
    /// <param name="environment">The environment; where it has its databases elsewhere means nothing here.</param>
    /// <param name="model">What the app consists of.</param>
    /// <param name="connections">What the app's configuration says goes before the local server.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Where they are; <see langword="null"/> if the local server has none of them.</returns>
    /// <exception cref="ToolException">There is no server to be had, it does not answer, or the app is being run already.</exception>
    public async Task<SqlSettings?> EnsureAsync(
        AppEnvironment environment,
        ApplicationModel model,
        ConfiguredConnections connections,
        CancellationToken cancellationToken
    )
    {
        string[] names = [.. model.Databases.Select(database => database.Name)];
        // The settings name all or none; of those that they name in vain the process takes what its configuration says.
        string[] local = names.All(name => connections.Of(name) is not null) ? [] : names;
        KnownDatabases.Write(_app, [.. names.Where(name => connections.Of(name) is null)]);
        if (local.Length == 0)
        {
            return null;
        }
        _running ??= RunLock.Take(_app);
        var watch = Stopwatch.StartNew();
        var logins = await _local.EnsureAsync(local, cancellationToken);
        if (!_ready.SetEquals(local))
        {
            _ready = [.. local];
            _observer(new RunEvent.DatabasesReady(local, watch.Elapsed));
        }
        _watch ??= new DatabaseWatch(_local, () => _ready, _observer);
        return RunSettings.Of(environment.Sql, logins);
    }

    /// <summary>The databases of an app, as a run shows them.</summary>
    public static IReadOnlyList<RunningDatabase> Describe(ApplicationModel model) =>
        [
            .. model.Databases.Select(database => new RunningDatabase(
                database.Name,
                database.Service,
                [.. database.Uses.Select(use => use.Service)]
            )),
        ];

    public async ValueTask DisposeAsync()
    {
        await (_watch?.DisposeAsync() ?? ValueTask.CompletedTask);
        _watch = null;
        await _local.DisposeAsync();
        _running?.Dispose();
    }
}
