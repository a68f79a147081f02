using Tutti.Conformance.Tests.App.Nest;
using Tutti.Conformance.Tests.App.Relay;
using Tutti.Conformance.Tests.App.Support;
using Tutti.Conformance.Tests.Fixtures;

namespace Tutti.Conformance.Tests.Flow;

/// <summary>Callers that give up, and deadlines.</summary>
public sealed class CancellationTests(Apps apps) : SameEachWay(apps)
{
    [Theory]
    [EachWay]
    public async Task ACallThatIsGivenUpBeforeIsNotMade(Way way)
    {
        var nest = await ClientOf<INestClient>(way);
        var token = new CancellationToken(canceled: true);

        var exception = await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            nest.WaitAsync($"before-{way}", token)
        );

        Assert.Equal(token, exception.CancellationToken);
        Assert.False(Gate.IsOpen($"before-{way}-entered"));
    }

    [Theory]
    [EachWay]
    public async Task ACallThatIsGivenUpCancelsTheCallee(Way way)
    {
        var nest = await ClientOf<INestClient>(way);
        using var mine = new CancellationTokenSource();
        var call = nest.WaitAsync($"during-{way}", mine.Token);
        await Gate.WaitAsync($"during-{way}-entered");

        await mine.CancelAsync();

        var exception = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        Assert.Equal(mine.Token, exception.CancellationToken);
        await Gate.WaitAsync($"during-{way}-canceled");
    }

    [Theory]
    [EachWay]
    public async Task ACallThatHasEndedCannotBeGivenUp(Way way)
    {
        var relay = await ClientOf<IRelayClient>(way);
        using var mine = new CancellationTokenSource();

        var call = relay.PassAsync(7, mine.Token);
        var result = await call;
        await mine.CancelAsync();

        Assert.Equal(7, result);
        Assert.True(call.IsCompletedSuccessfully);
    }

    [Theory]
    [EachWay]
    public async Task WhoGivesUpDoesNotWaitForACalleeThatDoesNotListen(Way way)
    {
        var nest = await ClientOf<INestClient>(way);
        using var mine = new CancellationTokenSource();
        var call = nest.EndAnywayAsync($"deaf-{way}", mine.Token);
        await Gate.WaitAsync($"deaf-{way}-entered");

        await mine.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        Assert.False(Gate.IsOpen($"deaf-{way}-ended"));
        Gate.Open($"deaf-{way}-let-go");
        await Gate.WaitAsync($"deaf-{way}-ended");
    }

    [Theory]
    [EachWay]
    public async Task AServiceMayGiveUpOneOfItsCalls(Way way)
    {
        var relay = await ClientOf<IRelayClient>(way);

        Assert.Equal("gave up by my token", await relay.GiveUpAsync($"own-{way}"));
        await Gate.WaitAsync($"own-{way}-canceled");
    }

    [Theory]
    [EachWay]
    public async Task CallsThatACallHasCausedEndWithItWhateverTheyPassOn(Way way)
    {
        var relay = await ClientOf<IRelayClient>(way);
        using var mine = new CancellationTokenSource();
        var call = relay.WaitAsync($"through-{way}", mine.Token);
        await Gate.WaitAsync($"through-{way}-entered");

        await mine.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        await Gate.WaitAsync($"through-{way}-canceled");
    }

    [Theory]
    [EachWay]
    public async Task ADeadlineHoldsForAllThatACallCauses(Way way)
    {
        var relay = await ClientOf<IRelayClient>(way);

        var problem = await ProblemOf(() => relay.WaitHurriedAsync($"late-{way}"));

        Assert.Equal(
            (ProblemCode.DeadlineExceeded, "The request took longer than it may."),
            (problem.Code, problem.Message)
        );
        await Gate.WaitAsync($"late-{way}-canceled");
    }

    [Theory]
    [EachWay]
    public async Task ADeadlineDoesNotWaitForACalleeThatDoesNotListen(Way way)
    {
        var relay = await ClientOf<IRelayClient>(way);

        var problem = await ProblemOf(() => relay.WaitForTheDeafAsync($"deaf-late-{way}"));

        Assert.Equal(ProblemCode.DeadlineExceeded, problem.Code);
        Gate.Open($"deaf-late-{way}-let-go");
    }
}
