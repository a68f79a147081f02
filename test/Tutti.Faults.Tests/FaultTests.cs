using Tutti.Faults.Tests.App;
using Tutti.Faults.Tests.Scenarios;

[assembly: CollectionBehavior(DisableTestParallelization = true)]

namespace Tutti.Faults.Tests;

/// <summary>Each fault by itself.</summary>
public sealed class FaultTests(Trello app)
{
    private static readonly TimeSpan s_long = TimeSpan.FromSeconds(8);
    private static readonly TimeSpan s_short = TimeSpan.FromSeconds(4);

    [Fact]
    public async Task ReplicasThatAreKilledAreNotMissed()
    {
        await using var scenario = await Scenario.BeginAsync(app);
        await scenario.LetHappenAsync(Fault.Kill(app.Of("people", 1)), s_short);
        await scenario.LetHappenAsync(Fault.Kill(app.Of("money", 2)), s_short);
        await scenario.EndAsync("Killed");
    }

    [Fact]
    public async Task AReplicaThatFreezesIsNotMissedAndGoesOnLater()
    {
        await using var scenario = await Scenario.BeginAsync(app);
        await scenario.LetHappenAsync(Fault.Freeze(app.Of("people", 2)), s_long);
        await scenario.EndAsync("Frozen");
    }

    [Fact]
    public async Task AReplicaWhoseLinkIsCutIsNotMissed()
    {
        await using var scenario = await Scenario.BeginAsync(app);
        await scenario.LetHappenAsync(Fault.Cut(app.Of("people", 3)), s_long);
        await scenario.LetHappenAsync(Fault.CutBetween(app.Of("edge", 1), app.Of("money", 1)), s_long);
        await scenario.EndAsync("Cut");
    }

    [Fact]
    public async Task AReplicaWhosePacketsAreDroppedIsNotMissed()
    {
        await using var scenario = await Scenario.BeginAsync(app);
        await scenario.LetHappenAsync(Fault.Drop(app.Of("money", 1)), s_long);
        await scenario.EndAsync("Dropped");
    }

    [Fact]
    public async Task AReplicaThatRejectsEverythingIsNotMissed()
    {
        await using var scenario = await Scenario.BeginAsync(app);
        await scenario.LetHappenAsync(Fault.Reject(app.Of("people", 1)), s_short);
        await scenario.EndAsync("Rejected");
    }

    [Fact]
    public async Task LossAndDelayOnlyTakeTime()
    {
        await using var scenario = await Scenario.BeginAsync(app);
        await scenario.LetHappenAsync(
            Fault.All([Fault.Lose(app.Of("people", 1)), Fault.Lose(app.Of("money", 1))]),
            s_short
        );
        await scenario.LetHappenAsync(Fault.Delay(app.Of("people", 2)), s_short);
        await scenario.LetHappenAsync(Fault.Delay(app.Of("edge", 2)), s_short);
        await scenario.EndAsync("Loss and delay");
    }

    [Fact]
    public async Task WhenNobodyIsThereCallsFailCleanlyUntilSomebodyIs()
    {
        await using var scenario = await Scenario.BeginAsync(app);
        await scenario.LetHappenAsync(Fault.All([.. app.Of("people").Select(Fault.Drop)]), s_long, isOutage: true);
        await scenario.LetHappenAsync(Fault.All([.. app.Of("money").Select(Fault.Kill)]), s_short, isOutage: true);
        await scenario.EndAsync("Nobody there");
    }

    [Fact]
    public async Task AllIsReplacedByAnotherVersionAndBackWithoutAFailedCall()
    {
        var second = await app.SecondAsync();
        await using var scenario = await Scenario.BeginAsync(app);
        var random = new Random(1);
        await scenario.RollAsync("to the second version", second, random);
        await scenario.RollAsync("back to the first", Versions.First, random);
        await scenario.EndAsync("Rolled", mayFail: false);
    }
}
