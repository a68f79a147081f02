using Tutti.Faults.Tests.App;
using Tutti.Faults.Tests.Load;

namespace Tutti.Faults.Tests.Scenarios;

/// <summary>Faults, one after the other, while people use the app.</summary>
internal sealed class Scenario : IAsyncDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    private readonly Trello _app;
    private readonly Entry[] _entries;
    private readonly Traffic _traffic;
    private readonly List<Window> _windows = [];
    private readonly Levels _before;
    private readonly TimeSpan _begun;

    private Scenario(Trello app, Entry[] entries, Traffic traffic, Levels before) =>
        (_app, _entries, _traffic, _before, _begun) = (app, entries, traffic, before, traffic.Now);

    /// <summary>The time since the first call.</summary>
    public TimeSpan Now => _traffic.Now;

    public static async Task<Scenario> BeginAsync(Trello app, int seed = 1)
    {
        await app.StartedAsync();
        Entry[] entries = [.. app.Of("edge").Select(replica => new Entry(replica))];
        var (actor, kinds) = await KnownAnswers.PrepareAsync(entries[0]);
        var traffic = new Traffic(entries, actor, kinds, seed);
        await traffic.UntilAllSucceedAsync(s_patience);
        return new(app, entries, traffic, await Levels.OfAsync(app));
    }

    /// <summary>Lets a fault happen, and waits until all is well again.</summary>
    public async Task LetHappenAsync(Fault fault, TimeSpan duration, bool isOutage = false)
    {
        var from = _traffic.Now;
        try
        {
            await fault.InjectAsync();
            await Task.Delay(duration);
        }
        finally
        {
            await fault.HealAsync();
        }
        await RecoverAsync(fault.What, from, isOutage);
    }

    /// <summary>Replaces all processes by those of another version, one after the other.</summary>
    public async Task RollAsync(string what, string program, Random random)
    {
        var from = _traffic.Now;
        var order = _app.Replicas.ToArray();
        random.Shuffle(order);
        foreach (var replica in order)
        {
            var entry = _entries.FirstOrDefault(entry => entry.Replica == replica);
            if (entry is not null)
            {
                await entry.TakeOutAsync();
            }
            await replica.EndAsync();
            await replica.StartAsync(program);
            entry?.PutIn();
            // As a rollout does that gives each new process a while: while the others have not found this one again, the next one must not go.
            await UntilAllAreFoundAsync();
        }
        await RecoverAsync(
            $"{what}, in the order {string.Join(", ", order.Select(replica => replica.Name))}",
            from,
            false
        );
    }

    /// <summary>Ends the calls, and holds what happened against what has to hold.</summary>
    /// <param name="title">What it was, for the report.</param>
    /// <param name="mayFail">Whether requests that gateways pass on may have failed.</param>
    public async Task EndAsync(string title, bool mayFail = true)
    {
        await _traffic.EndAsync();
        var calls = _traffic.Calls;
        var levels = await Levels.UntilLikeAsync(_app, _before);
        _app.Report.Add(title, _windows, calls, _before, levels);

        Verdict.AllAnswersAreRightOrCleanProblems(calls);
        // Those before were the first ones of processes that had just started.
        Verdict.NoneTookLongerThanItsDeadline(calls.Where(call => call.From >= _begun));
        Verdict.AllSucceededThatCould(calls, _windows, mayFail);
        await Verdict.EachRanAtMostOnceAsync(_app, calls);
        levels.RequireLike(_before);
    }

    public async ValueTask DisposeAsync()
    {
        await _traffic.EndAsync();
        foreach (var entry in _entries)
        {
            entry.Dispose();
        }
    }

    private async Task RecoverAsync(string what, TimeSpan from, bool isOutage)
    {
        var healed = _traffic.Now;
        await _traffic.UntilAllSucceedAsync(s_patience);
        await UntilAllAreFoundAsync();
        var recovered = _traffic.Now;
        var first = _traffic
            .Calls.Where(call => call.From >= healed && call.Outcome == Outcome.Right && call.Kind.CallsOthers)
            .Min(call => call.To);
        _windows.Add(new(what, from, healed, recovered, first - healed, isOutage));
    }

    private Task UntilAllAreFoundAsync() =>
        Waiting.UntilAsync(
            () => !_app.Replicas.Any(replica => _app.Replicas.Any(replica.LeavesOut)),
            s_patience,
            () => "A process that is there is left out."
        );
}
