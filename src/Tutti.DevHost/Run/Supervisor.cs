using System.Diagnostics;
using Tutti.DevHost.Front;
using Tutti.Processes.Live;

namespace Tutti.DevHost.Run;

/// <summary>
/// The processes of a run: starts them, restarts those that crash, and puts new ones into the place of old ones without losing a request: the new ones
/// are ready, and everybody has been told of them, before the old ones are asked to end.
/// </summary>
internal sealed class Supervisor(FrontServer front, SocketFolder sockets, string key, Action<RunEvent> observer)
    : ProcessSlot.IOwner
{
    // After the kill signal nothing but the kernel has to act.
    private static readonly TimeSpan KillGrace = TimeSpan.FromMilliseconds(500);

    // A process that does not say that it calls the others at their new addresses must not hold up the rest.
    private static readonly TimeSpan TellPatience = TimeSpan.FromSeconds(5);

    // What was about to be sent to an old address when a new one came is on its way after this.
    private static readonly TimeSpan Settle = TimeSpan.FromMilliseconds(50);

    // They have served nobody.
    private static readonly TimeSpan AbandonGrace = TimeSpan.FromSeconds(1);

    // What may come after the last request, such as hosted services that stop.
    private static readonly TimeSpan StopSlack = TimeSpan.FromSeconds(5);

    private readonly Lock _lock = new();
    private readonly List<ProcessSlot> _retiring = [];
    private ProcessSet _current = ProcessSet.Empty;
    private Task _retirement = Task.CompletedTask;
    private Rollover? _pending;
    private long _number;
    private bool _isStopping;

    /// <summary>What serves. Empty before the first start has come to its end.</summary>
    public ProcessSet Current => _current;

    /// <summary>Happens when processes have ended that had been replaced.</summary>
    public event Action? Released;

    /// <summary>The builds that processes run from.</summary>
    public IReadOnlySet<string> Assemblies
    {
        get
        {
            lock (_lock)
            {
                return All().Select(slot => slot.Plan.Assembly).ToHashSet(StringComparer.Ordinal);
            }
        }
    }

    /// <summary>The ids of all processes: those that serve, those on their way up, and those on their way out.</summary>
    public IReadOnlyList<int> Processes
    {
        get
        {
            lock (_lock)
            {
                return [.. All().Select(slot => slot.Child?.Pid).OfType<int>()];
            }
        }
    }

    /// <summary>Where processes of the run are, or are to be.</summary>
    public IReadOnlyList<LiveAnswer> Places()
    {
        lock (_lock)
        {
            return
            [
                .. All()
                    .Select(slot => new LiveAnswer
                    {
                        Name = slot.Name,
                        Address = slot.Url,
                        Pid = slot.Child?.Pid,
                        Place =
                            _retiring.Contains(slot) ? LiveAnswer.Ending
                            : slot is { IsDown: true, Child: null } ? LiveAnswer.Down
                            : slot.IsReady ? LiveAnswer.Serving
                            : LiveAnswer.Starting,
                    }),
            ];
        }
    }

    /// <summary>Starts a version of the app beside the one that serves, and puts it into its place when all of it is ready.</summary>
    /// <param name="plan">The new version.</param>
    /// <param name="keeps">Which processes of the running version are kept, for they would be the same.</param>
    /// <param name="patience">How long the new processes may take to become ready.</param>
    /// <returns>What became of it. The old processes may still be at work on what they had begun.</returns>
    public async Task<RolloverOutcome> ReplaceAsync(RunPlan plan, Func<ProcessSlot, bool> keeps, StartPatience patience)
    {
        if (Begin(plan, keeps) is not { } rollover)
        {
            return RolloverOutcome.Superseded;
        }
        foreach (var slot in rollover.Fresh)
        {
            slot.Run();
        }
        _ = rollover.WatchAsync(patience, Tell);
        var outcome = await rollover.Decided;
        if (outcome == RolloverOutcome.Done)
        {
            outcome = await SwitchAsync(rollover);
        }
        if (outcome != RolloverOutcome.Done)
        {
            await AbandonAsync(rollover);
        }
        if (outcome == RolloverOutcome.Failed && _current.Slots.Count > 0)
        {
            observer(new RunEvent.NotReplaced([.. rollover.Fresh.Select(slot => slot.Name)]));
        }
        return outcome;
    }

    /// <summary>Ends the start of a version that has not come up yet: there is a newer one.</summary>
    public void Supersede()
    {
        lock (_lock)
        {
            _pending?.Decide(RolloverOutcome.Superseded);
        }
    }

    /// <summary>Stops all processes: gracefully first, the gateways before those that they forward to; then by force.</summary>
    /// <param name="grace">How long they may take to end gracefully, all together.</param>
    /// <returns>A task that completes when none is left.</returns>
    public async Task StopAsync(TimeSpan grace)
    {
        ProcessSlot[] slots;
        lock (_lock)
        {
            _isStopping = true;
            _pending?.Decide(RolloverOutcome.Superseded);
            slots = [.. All()];
        }
        var deadline = Task.Delay(grace);
        var gateways = slots.Where(slot => slot.Kind.IsGateway).ToArray();
        await StopAsync(gateways, Task.WhenAny(deadline, Task.Delay(grace / 2)));
        await StopAsync(slots, deadline);
        foreach (var slot in slots)
        {
            slot.Kill();
        }
        await Task.WhenAny(AllEnded(slots), Task.Delay(KillGrace));
    }

    ProcessStartInfo ProcessSlot.IOwner.OnStarting(ProcessSlot slot)
    {
        lock (_lock)
        {
            if (slot.IsDown)
            {
                // Whoever still connects to the old address must not reach a process that is not ready.
                slot.Url = sockets.NextUrl(slot.Name);
            }
            slot.Known = SetOf(slot).Addresses();
            slot.Told = Task.CompletedTask;
            return slot.Plan.StartInfo(slot.Kind, slot.Url, key, slot.Known);
        }
    }

    // What has moved since it was given the addresses.
    void ProcessSlot.IOwner.OnStarted(ProcessSlot slot) => _ = TellAllAsync();

    void ProcessSlot.IOwner.OnReady(ProcessSlot slot)
    {
        bool serves;
        lock (_lock)
        {
            if (slot.IsDown)
            {
                // Those who have looked for it in vain hear that it is back, even if it is where they have looked.
                PeerNews.Forget(All(), slot.Kind.Name);
            }
            (slot.IsReady, slot.IsDown) = (true, false);
            serves = _current.Has(slot);
            if (_pending is { IsReady: true } pending)
            {
                pending.Decide(RolloverOutcome.Done);
            }
        }
        _ = serves ? WelcomeAsync() : TellAllAsync();
    }

    void ProcessSlot.IOwner.OnLog(ProcessSlot slot, bool isError, string text) =>
        observer(new RunEvent.Log(slot.Name, isError, text));

    void ProcessSlot.IOwner.OnExited(ProcessSlot slot, int pid, int exitCode, bool wasReady, TimeSpan? restartIn)
    {
        lock (_lock)
        {
            (slot.IsReady, slot.IsDown) = (false, true);
            if (_isStopping)
            {
                return;
            }
            RouteFront();
            observer(new RunEvent.Exited(slot.Name, pid, exitCode, wasReady, restartIn));
            if (restartIn is null && _pending?.Next.Has(slot) == true)
            {
                _pending.Decide(RolloverOutcome.Failed);
            }
        }
        _ = TellAllAsync();
    }

    private Rollover? Begin(RunPlan plan, Func<ProcessSlot, bool> keeps)
    {
        lock (_lock)
        {
            if (_isStopping)
            {
                return null;
            }
            var kept = _current.Slots.Where(keeps).ToDictionary(slot => slot.Name, StringComparer.Ordinal);
            var slots = Names(plan)
                .Select(place => kept.GetValueOrDefault(place.Name) ?? new(place.Kind, place.Name, plan, this))
                .ToList();
            var fresh = slots.Where(slot => !kept.ContainsValue(slot)).ToList();
            // Each has an address before the first is started, so that all know all.
            fresh.ForEach(slot => slot.Url = sockets.NextUrl(slot.Name));
            if (_current.Slots.Count > 0)
            {
                observer(new RunEvent.Restarting([.. fresh.Select(slot => slot.Name)]));
            }
            return _pending = new Rollover(new ProcessSet(slots) { Databases = plan.Databases }, fresh);
        }
    }

    private async Task<RolloverOutcome> SwitchAsync(Rollover rollover)
    {
        ProcessSlot[] retired;
        var took = new List<RunEvent>();
        lock (_lock)
        {
            if (_isStopping)
            {
                return RolloverOutcome.Superseded;
            }
            retired = [.. _current.Slots.Where(slot => !rollover.Next.Has(slot))];
            took.AddRange(rollover.Fresh.SelectMany(slot => TookOver(slot, retired, rollover.Watch.Elapsed)));
            _retiring.AddRange(retired);
            (_current, _pending) = (rollover.Next, null);
            RouteFront();
        }
        await TellAllAsync();
        took.ForEach(observer);
        SayReady(rollover.Watch.Elapsed);
        if (retired.Length > 0)
        {
            await Task.Delay(Settle);
            _retirement = RetireAsync(retired, _retirement);
        }
        return RolloverOutcome.Done;
    }

    // They end what they have begun; nobody sends them anything new. Except those that retired before, and are still at work:
    // told to stop, they hear of no new addresses.
    private async Task RetireAsync(ProcessSlot[] retired, Task before)
    {
        await before.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        var patience = retired.Max(slot => slot.Plan.DrainTimeout) + StopSlack;
        await StopAsync(retired, Task.Delay(patience));
        await KillAsync(retired);
    }

    private async Task AbandonAsync(Rollover rollover)
    {
        lock (_lock)
        {
            _retiring.AddRange(rollover.Fresh);
            _pending = null;
        }
        ProcessSlot[] abandoned = [.. rollover.Fresh];
        await StopAsync(abandoned, Task.Delay(AbandonGrace));
        await KillAsync(abandoned);
    }

    private async Task KillAsync(ProcessSlot[] slots)
    {
        foreach (var slot in slots)
        {
            slot.Kill();
        }
        await AllEnded(slots);
        lock (_lock)
        {
            _retiring.RemoveAll(slots.Contains);
        }
        Released?.Invoke();
    }

    // A process that had crashed is back.
    private async Task WelcomeAsync()
    {
        lock (_lock)
        {
            RouteFront();
        }
        await TellAllAsync();
        SayReady();
    }

    private void SayReady(TimeSpan? elapsed = null)
    {
        lock (_lock)
        {
            if (!_isStopping && _current.IsReady)
            {
                observer(
                    new RunEvent.Ready(front.Url, _current.Describe())
                    {
                        Databases = _current.Databases,
                        Elapsed = elapsed,
                    }
                );
            }
        }
    }

    private void Tell(RunEvent.NotReady late)
    {
        lock (_lock)
        {
            if (!_isStopping)
            {
                observer(late);
            }
        }
    }

    /// <summary>Tells every process where the others are, as far as it does not know.</summary>
    /// <returns>A task that completes when all of them call the others there.</returns>
    private async Task TellAllAsync()
    {
        Task[] answers;
        lock (_lock)
        {
            var number = ++_number;
            answers = [.. All().Select(slot => PeerNews.TellAsync(slot, SetOf(slot), number))];
        }
        await Task.WhenAny(Task.WhenAll(answers), Task.Delay(TellPatience));
    }

    private void RouteFront() => front.Route(_current.Gateways());

    private IEnumerable<ProcessSlot> All() => _current.Slots.Concat(_pending?.Fresh ?? []).Concat(_retiring).Distinct();

    // Processes on their way up know each other; all others, those on their way out too, know the ones that serve.
    private ProcessSet SetOf(ProcessSlot slot) => _pending?.Fresh.Contains(slot) == true ? _pending.Next : _current;

    private static IEnumerable<RunEvent> TookOver(ProcessSlot slot, ProcessSlot[] retired, TimeSpan elapsed) =>
        retired.FirstOrDefault(old => old.Name == slot.Name) is { } old
            ? [new RunEvent.Replaced(slot.Name, slot.Pid, old.Pid, elapsed)]
            : [];

    private static IEnumerable<(string Name, Tutti.Processes.Environments.ProcessDefinition Kind)> Names(
        RunPlan plan
    ) =>
        plan.Environment.Processes.SelectMany(kind =>
            Enumerable
                .Range(1, kind.Replicas)
                .Select(replica => (kind.Replicas == 1 ? kind.Name : $"{kind.Name}#{replica}", kind))
        );

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
