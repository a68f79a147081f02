using Tutti.Transport.Replicas;

namespace Tutti.Transport.Tests.Replicas;

/// <summary>What happens to calls and knowledge when other replicas take the place of some.</summary>
public sealed class ReplaceTests
{
    [Fact]
    public void ThoseThatStayKeepWhatIsKnownOfThem()
    {
        var set = new Set(3);
        var call = set.Begin("a");
        set.Call("b", CallOutcome.Unreachable);
        set.Replace("b", "a", "d");
        Assert.Equal((ReplicaState.Ejected, ReplicaState.Healthy), (set.StateOf("b"), set.StateOf("a")));
        Assert.Equal(1, set["a"].InFlight);
        call.End(CallOutcome.Answered);
        Assert.Equal(0, set["a"].InFlight);
        Assert.Equal(["c"], set.Retired);
    }

    [Fact]
    public void ThoseOfWhichSomebodyKnowsThatTheyAreThereAreCalledAtOnce()
    {
        var set = new Set(2);
        set.Call("a", CallOutcome.Unreachable);
        set.Call("b", CallOutcome.Unreachable);
        set.Replicas.ReadmitAll();
        Assert.Equal((ReplicaState.Warming, ReplicaState.Warming), (set.StateOf("a"), set.StateOf("b")));
        Assert.Equal(2, set.Spread(100).Count);
    }

    [Fact]
    public void ThoseThatAreGoneGetNoMoreCallsAndTheirsEndAsTheyDo()
    {
        var set = new Set(2);
        var call = set.Begin("a");
        set.Replace("b");
        Assert.Equal(["b"], set.Spread(100).Keys);
        call.End(CallOutcome.Unreachable);
        Assert.Equal(ReplicaState.Healthy, set.StateOf("b"));
        Assert.Single(set.Replicas.Snapshot().Replicas);
    }

    [Fact]
    public void AReplicaThatComesBackIsANewOne()
    {
        var set = new Set(2);
        var call = set.Begin("a");
        set.Replace("b");
        set.Replace("a", "b");
        call.End(CallOutcome.Unreachable);
        Assert.Equal((ReplicaState.Warming, 0), (set.StateOf("a"), set["a"].Calls));
    }

    [Fact]
    public void AProbeOfOneThatIsGoneChangesNothing()
    {
        var set = new Set(2);
        set.Call("a", CallOutcome.Unreachable);
        set.Time.Pass(1);
        var probe = set.Choose();
        set.Replace("b");
        probe.Connected();
        probe.End(CallOutcome.Answered);
        Assert.Equal(["b"], set.Spread(100).Keys);
    }

    [Fact]
    public void AnAddressThatIsNamedTwiceIsOneReplica()
    {
        var set = new Set(1);
        set.Replace("a", "a", "b");
        Assert.Equal(2, set.Replicas.Snapshot().Replicas.Count);
    }

    [Fact]
    public void ASetThatIsDisposedLetsAllGo()
    {
        var set = new Set(2);
        set.Replicas.Dispose();
        Assert.Equal(["a", "b"], set.Retired.Order());
        Assert.Equal(ChoiceResult.NoneKnown, set.Choose().Result);
    }
}
