using System.Diagnostics;

namespace Tutti.DevHost.Run;

/// <summary>A version of the app on its way up, while the one before it serves: at the first start there is none.</summary>
internal sealed class Rollover(ProcessSet next, IReadOnlyList<ProcessSlot> fresh)
{
    private readonly TaskCompletionSource<RolloverOutcome> _decided = new(
        TaskCreationOptions.RunContinuationsAsynchronously
    );

    /// <summary>All of the new version; those processes of the old one that it keeps are among them.</summary>
    public ProcessSet Next => next;

    /// <summary>The processes that have to be started.</summary>
    public IReadOnlyList<ProcessSlot> Fresh => fresh;

    public Stopwatch Watch { get; } = Stopwatch.StartNew();

    /// <summary>Completes when it is known what becomes of it.</summary>
    public Task<RolloverOutcome> Decided => _decided.Task;

    public void Decide(RolloverOutcome outcome) => _decided.TrySetResult(outcome);

    public bool IsReady => fresh.All(slot => slot.IsReady);

    /// <summary>Says which processes are missing, and gives up in the end.</summary>
    public async Task WatchAsync(StartPatience patience, Action<RunEvent.NotReady> tell)
    {
        if (await Task.WhenAny(Decided, Task.Delay(patience.Notice)) == Decided)
        {
            return;
        }
        tell(new RunEvent.NotReady(Missing(), patience.Notice, GivenUp: false));
        if (await Task.WhenAny(Decided, Task.Delay(patience.GiveUp - patience.Notice)) == Decided)
        {
            return;
        }
        tell(new RunEvent.NotReady(Missing(), patience.GiveUp, GivenUp: true));
        Decide(RolloverOutcome.Failed);
    }

    private string[] Missing() => [.. fresh.Where(slot => !slot.IsReady).Select(slot => slot.Name)];
}

/// <summary>What became of a new version.</summary>
internal enum RolloverOutcome
{
    /// <summary>It serves.</summary>
    Done,

    /// <summary>A process of it ended, or took too long to become ready. What served before goes on.</summary>
    Failed,

    /// <summary>A newer one was to take its place, or everything was to stop. What served before goes on.</summary>
    Superseded,
}
