namespace Tutti.DevHost.Run;

/// <summary>The processes of one build: started together, watched, and stopped together.</summary>
public sealed class ProcessGroup : IAsyncDisposable, ProcessSlot.IOwner
{
    // After the kill signal nothing but the kernel has to act.
    private static readonly TimeSpan KillGrace = TimeSpan.FromMilliseconds(500);

    private readonly RunPlan _plan;
    private readonly Action<RunEvent> _observer;
    private readonly ProcessSlot[] _slots;
    private readonly Lock _lock = new();
    private readonly TaskCompletionSource<bool> _started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool _isStopping;

    private ProcessGroup(RunPlan plan, Action<RunEvent> observer)
    {
        (_plan, _observer) = (plan, observer);
        _slots = [.. plan.Processes.Select(process => new ProcessSlot(process, () => plan.StartInfo(process), this))];
    }

    /// <summary>Completes when every process is ready (<see langword="true"/>), or one ended or took too long before it was.</summary>
    public Task<bool> Started => _started.Task;

    /// <summary>Starts all processes at once.</summary>
    /// <param name="plan">What to start.</param>
    /// <param name="patience">How long the processes may take to become ready.</param>
    /// <param name="observer">Is told what happens, from several threads.</param>
    /// <returns>The group.</returns>
    public static ProcessGroup Start(RunPlan plan, StartPatience patience, Action<RunEvent> observer)
    {
        var group = new ProcessGroup(plan, observer);
        foreach (var slot in group._slots)
        {
            slot.Run();
        }
        _ = group.WatchStartAsync(patience);
        return group;
    }

    /// <summary>Stops all processes: gracefully first, the gateway before those that it forwards to; then by force.</summary>
    /// <param name="grace">How long they may take to end gracefully, all together.</param>
    /// <returns>A task that completes when none is left.</returns>
    public async Task StopAsync(TimeSpan grace)
    {
        lock (_lock)
        {
            _isStopping = true;
        }
        _started.TrySetResult(false);
        var deadline = Task.Delay(grace);
        var gateways = _slots.Where(slot => slot.Plan.IsGateway).ToArray();
        await StopAsync(gateways, Task.WhenAny(deadline, Task.Delay(grace / 2)));
        await StopAsync(_slots, deadline);
        foreach (var slot in _slots)
        {
            slot.Kill();
        }
        await Task.WhenAny(AllEnded(_slots), Task.Delay(KillGrace));
    }

    /// <summary>Stops all processes by force.</summary>
    /// <returns>A task that completes when none is left.</returns>
    public async ValueTask DisposeAsync() => await StopAsync(TimeSpan.Zero);

    void ProcessSlot.IOwner.OnReady(ProcessSlot slot)
    {
        lock (_lock)
        {
            slot.IsReady = true;
            if (!_isStopping && _slots.All(each => each.IsReady))
            {
                _observer(
                    new RunEvent.Ready(
                        _plan.Api,
                        [.. _slots.Select(each => new RunningProcess(each.Plan.Name, each.Pid, each.Plan.Services))]
                    )
                );
                _started.TrySetResult(true);
            }
        }
    }

    void ProcessSlot.IOwner.OnLog(ProcessSlot slot, bool isError, string text) =>
        _observer(new RunEvent.Log(slot.Plan.Name, isError, text));

    void ProcessSlot.IOwner.OnExited(ProcessSlot slot, int pid, int exitCode, bool wasReady, TimeSpan? restartIn)
    {
        lock (_lock)
        {
            slot.IsReady = false;
            if (_isStopping)
            {
                return;
            }
            _observer(new RunEvent.Exited(slot.Plan.Name, pid, exitCode, wasReady, restartIn));
            if (restartIn is null)
            {
                _started.TrySetResult(false);
            }
        }
    }

    private async Task WatchStartAsync(StartPatience patience)
    {
        if (await Task.WhenAny(Started, Task.Delay(patience.Notice)) == Started)
        {
            return;
        }
        TellMissing(patience.Notice, givenUp: false);
        if (await Task.WhenAny(Started, Task.Delay(patience.GiveUp - patience.Notice)) == Started)
        {
            return;
        }
        TellMissing(patience.GiveUp, givenUp: true);
        _started.TrySetResult(false);
    }

    private void TellMissing(TimeSpan elapsed, bool givenUp)
    {
        lock (_lock)
        {
            if (!_isStopping)
            {
                string[] missing = [.. _slots.Where(slot => !slot.IsReady).Select(slot => slot.Plan.Name)];
                _observer(new RunEvent.NotReady(missing, elapsed, givenUp));
            }
        }
    }

    private static async Task StopAsync(ProcessSlot[] slots, Task deadline)
    {
        foreach (var slot in slots)
        {
            slot.RequestStop();
        }
        await Task.WhenAny(AllEnded(slots), deadline);
    }

    private static Task AllEnded(ProcessSlot[] slots) => Task.WhenAll(slots.Select(slot => slot.Ended));
}

/// <summary>How long processes may take to become ready.</summary>
/// <param name="Notice">After this time it is said which ones are missing.</param>
/// <param name="GiveUp">After this time they are ended.</param>
public sealed record StartPatience(TimeSpan Notice, TimeSpan GiveUp)
{
    /// <summary>What suits an app that prepares itself at start.</summary>
    public static StartPatience Default { get; } = new(TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(60));
}
