using Tutti.DevHost.Apps;
using Tutti.DevHost.Builds;

namespace Tutti.DevHost.Run;

/// <summary>
/// One <c>tutti run</c>: builds, runs the processes and, on every save, builds again and replaces them.
/// Until the app has been up once every failure ends the run; from then on the run outlives broken builds and crashes.
/// </summary>
public sealed class RunSession
{
    // Together with the kill that may follow this stays within the two seconds that a stop may take.
    private static readonly TimeSpan StopGrace = TimeSpan.FromMilliseconds(1200);

    private readonly RunOptions _options;
    private readonly Action<RunEvent> _observer;
    private readonly string _key = RunPlan.NewKey();
    private AppDefinition _app;
    private ProcessGroup? _group;
    private bool _wasUp;
    private bool _isServing;
    private int? _port;

    private RunSession(RunOptions options, Action<RunEvent> observer)
    {
        _options = options;
        _app = options.App;
        _observer = observer;
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
        var session = new RunSession(options, observer);
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
        using var watcher = _options.Watch ? new SourceWatcher(_app.Folder) : null;
        try
        {
            return await LoopAsync(store, sockets, watcher, cancellationToken);
        }
        finally
        {
            if (_group is not null)
            {
                _observer(new RunEvent.Stopping());
                await _group.StopAsync(StopGrace);
            }
            _observer(new RunEvent.Stopped());
        }
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
            if (failure is not null && !_wasUp)
            {
                await watching.CancelAsync();
                return failure.Value;
            }
            if (failure == RunOutcome.AppFailed)
            {
                await _group!.StopAsync(StopGrace);
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
            await ReplaceAsync(assembly, store, sockets);
            return null;
        }
        catch (ToolException error) when (_wasUp)
        {
            _observer(new RunEvent.Failed(error));
            return RunOutcome.BuildFailed;
        }
    }

    private async Task<RunOutcome?> WaitForStartAsync(Task change)
    {
        var started = _group!.Started;
        if (await Task.WhenAny(started, change) != started)
        {
            return null;
        }
        var isUp = await started;
        _isServing = isUp;
        _wasUp |= isUp;
        return isUp ? null : RunOutcome.AppFailed;
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
        _observer(new RunEvent.BuildFailed(result, _isServing));
        return null;
    }

    private async Task ReplaceAsync(string assembly, BuildStore store, SocketFolder sockets)
    {
        var copy = store.Add(assembly);
        var plan = Plan(copy, sockets);
        if (_group is not null)
        {
            _observer(new RunEvent.Restarting());
            await _group.StopAsync(StopGrace);
        }
        store.RemoveOld();
        _group = ProcessGroup.Start(plan, _options.Patience, _observer);
    }

    private RunPlan Plan(string assembly, SocketFolder sockets)
    {
        string[] services = [.. AppModel.Read(assembly).Services.Select(service => service.Name)];
        return new RunPlan
        {
            Assembly = assembly,
            WorkingDirectory = _app.ProjectFolder,
            Api = $"http://127.0.0.1:{_port ??= FindPort()}",
            Key = _key,
            ColoredLogs = _options.ColoredLogs,
            Processes = ProcessAllocation.Allocate(_options.Grouping, services, sockets),
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
