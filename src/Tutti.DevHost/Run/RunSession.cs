using Tutti.DevHost.Apps;
using Tutti.DevHost.Builds;
using Tutti.DevHost.Databases;
using Tutti.DevHost.Front;
using Tutti.DevHost.Live;
using Tutti.Processes.Environments;
using Tutti.Processes.Live;

namespace Tutti.DevHost.Run;

/// <summary>
/// One <c>tutti run</c>: builds, runs the processes and, on every save, builds again and replaces those that host something changed.
/// Until the app has been up once every failure ends the run; from then on the run outlives broken builds and crashes.
/// </summary>
public sealed class RunSession
{
    // Together with the kill that may follow this stays within the two seconds that a stop may take.
    private static readonly TimeSpan StopGrace = TimeSpan.FromMilliseconds(1200);

    private readonly RunOptions _options;
    private readonly Action<RunEvent> _observer;
    private readonly string _key = RunPlan.NewKey();
    private readonly DateTimeOffset _started = TimeProvider.System.GetUtcNow();
    private readonly RunDatabases _databases;
    private AppDefinition _app;
    private FrontServer? _front;
    private Supervisor? _supervisor;
    private Task<RolloverOutcome> _replacing = Task.FromResult(RolloverOutcome.Done);

    private RunSession(RunOptions options, Action<RunEvent> observer, RunDatabases databases)
    {
        _options = options;
        _app = options.App;
        _observer = observer;
        _databases = databases;
    }

    /// <summary>Runs an app until the token is cancelled or it cannot go on.</summary>
    /// <param name="options">What to run.</param>
    /// <param name="observer">Is told what happens, from several threads.</param>
    /// <param name="cancellationToken">Stops everything: within two seconds no process is left.</param>
    /// <returns>How the run ended.</returns>
    /// <exception cref="ToolException">Something that the developer has to mend first.</exception>
    public static async Task<RunOutcome> RunAsync(
        RunOptions options,
        Action<RunEvent> observer,
        CancellationToken cancellationToken
    )
    {
        RunEnvironment.RequireFile(options);
        await using var databases = RunDatabases.Prepare(options.App, observer);
        var session = new RunSession(options, observer, databases);
        try
        {
            return await session.RunAsync(cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return RunOutcome.Stopped;
        }
    }

    private async Task<RunOutcome> RunAsync(CancellationToken cancellationToken)
    {
        using var store = BuildStore.Open(_app);
        using var sockets = new SocketFolder();
        // Before the first build, so that a save during it isn't missed.
        await using var door = LiveDoor.Open(store.Folder, sockets.NextUrl("live"), LookAsync);
        using var watcher = _options.Watch ? new SourceWatcher(_app.Folder) : null;
        try
        {
            return await LoopAsync(store, sockets, watcher, cancellationToken);
        }
        finally
        {
            if (_supervisor is not null)
            {
                _observer(new RunEvent.Stopping());
                await _supervisor.StopAsync(StopGrace);
                await _front!.DisposeAsync();
            }
            // Nobody uses it any more.
            await _databases.DisposeAsync();
            _observer(new RunEvent.Stopped());
        }
    }

    // What `describe --live` shows.
    private async Task<LiveRun> LookAsync(CancellationToken cancellationToken)
    {
        var places = _supervisor?.Places() ?? [];
        return new(
            _app.Name,
            _supervisor?.Current.Slots is [var slot, ..] ? slot.Plan.Environment.Name : RunEnvironment.DefaultName,
            await ProcessQuestion.AskAsync(places, ProcessQuestion.Asker(_key), cancellationToken)
        )
        {
            Pid = Environment.ProcessId,
            Api = _front?.Url,
            Started = _started,
        };
    }

    private async Task<RunOutcome> LoopAsync(
        BuildStore store,
        SocketFolder sockets,
        SourceWatcher? watcher,
        CancellationToken cancellationToken
    )
    {
        using var watching = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        IReadOnlyList<string> changed = [];
        while (true)
        {
            var failure = await TryBuildAndStartAsync(changed, store, sockets, cancellationToken);
            var change = NextChangeAsync(watcher, watching.Token);
            if (failure is null)
            {
                // A save may come before the processes are ready: then there is no need to wait for them.
                failure = await WaitForStartAsync(change);
            }
            if (failure is not null && !WasUp)
            {
                await watching.CancelAsync();
                return failure.Value;
            }
            if (failure == RunOutcome.AppFailed)
            {
                _observer(new RunEvent.WaitingForChange());
            }
            changed = await change;
        }
    }

    private async Task<RunOutcome?> TryBuildAndStartAsync(
        IReadOnlyList<string> changed,
        BuildStore store,
        SocketFolder sockets,
        CancellationToken cancellationToken
    )
    {
        try
        {
            if (changed.Any(file => Path.GetFileName(file) == AppDefinition.FileName))
            {
                _app = AppLocator.Find(_app.Folder, _app.Folder);
            }
            if (await BuildAsync(changed, cancellationToken) is not { } assembly)
            {
                return RunOutcome.BuildFailed;
            }
            await ReplaceAsync(await PlanAsync(store.Add(assembly), cancellationToken), store, sockets);
            return null;
        }
        catch (ToolException error) when (WasUp)
        {
            _observer(new RunEvent.Failed(error));
            return RunOutcome.BuildFailed;
        }
    }

    private bool WasUp => _supervisor?.Current.Slots.Count > 0;

    private async Task<RunOutcome?> WaitForStartAsync(Task change)
    {
        if (await Task.WhenAny(_replacing, change) != _replacing)
        {
            return null;
        }
        return await _replacing == RolloverOutcome.Failed ? RunOutcome.AppFailed : null;
    }

    private async Task<string?> BuildAsync(IReadOnlyList<string> changed, CancellationToken cancellationToken)
    {
        _observer(new RunEvent.Building(changed));
        var request = new BuildRequest
        {
            Project = _app.Project,
            Restore = changed.Count == 0 || changed.Any(SourceFiles.AffectRestore),
            Waiting = () => _observer(new RunEvent.Notice("Waiting for another build in this repository to end.")),
        };
        var result = await Builder.BuildAsync(request, cancellationToken);
        if (result.Succeeded)
        {
            _observer(new RunEvent.Built(result));
            return result.Assembly;
        }
        _observer(new RunEvent.BuildFailed(result, WasUp));
        return null;
    }

    private async Task ReplaceAsync(RunPlan plan, BuildStore store, SocketFolder sockets)
    {
        _front ??= await FrontServer.StartAsync(FindPort(), _key, plan.Environment.Limits);
        if (_supervisor is null)
        {
            _supervisor = new Supervisor(_front, sockets, _key, _observer);
            _supervisor.Released += () => store.RemoveUnused(_supervisor.Assemblies);
        }
        // What is on its way up already is older than what was just built.
        _supervisor.Supersede();
        await _replacing;
        var replacement = Replacement.Of(plan, _supervisor.Current);
        if (replacement.IsNothing)
        {
            _observer(new RunEvent.Unchanged());
            store.RemoveUnused(_supervisor.Assemblies);
            return;
        }
        _replacing = _supervisor.ReplaceAsync(plan, replacement.Keeps, _options.Patience);
    }

    private async Task<RunPlan> PlanAsync(string assembly, CancellationToken cancellationToken)
    {
        var model = AppModel.Read(assembly);
        var environment = RunEnvironment.Of(_options, _app, model);
        var connections = ConfiguredConnections.Read(
            _app,
            assembly,
            EnvironmentDefaults.HostEnvironmentOf(environment.Type)
        );
        return new()
        {
            Assembly = assembly,
            WorkingDirectory = _app.ProjectFolder,
            ColoredLogs = _options.ColoredLogs,
            Environment = environment with
            {
                Sql = await _databases.EnsureAsync(environment, model, connections, cancellationToken),
            },
            Databases = RunDatabases.Describe(model),
        };
    }

    private int FindPort()
    {
        var port = PortFinder.Find(_options.Port);
        if (_options.Port != 0 && port != _options.Port)
        {
            _observer(new RunEvent.Notice($"Port {_options.Port} is taken; using {port}."));
        }
        return port;
    }

    private static async Task<IReadOnlyList<string>> NextChangeAsync(
        SourceWatcher? watcher,
        CancellationToken cancellationToken
    )
    {
        if (watcher is not null)
        {
            return await watcher.WaitAsync(cancellationToken);
        }
        await Task.Delay(Timeout.Infinite, cancellationToken);
        return [];
    }
}
