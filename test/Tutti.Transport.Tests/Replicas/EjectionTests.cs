using Tutti.Transport.Replicas;

namespace Tutti.Transport.Tests.Replicas;

/// <summary>When a replica that cannot be reached is left out, and how it comes back.</summary>
public sealed class EjectionTests
{
    [Fact]
    public void AReplicaWhereNobodyListensIsLeftOutAtOnce()
    {
        var set = new Set(3);
        set.Call("b", CallOutcome.Unreachable);
        Assert.Equal((ReplicaState.Ejected, EjectionReason.Unreachable), (set.StateOf("b"), set["b"].Reason));
        Assert.Equal(["a", "c"], set.Spread(1_000).Keys.Order());
        Assert.Equal(1, set.ConnectionFailures);
    }

    [Fact]
    public void ConnectionsThatBreakInARowMakeAReplicaUnreachable()
    {
        var set = new Set(2);
        set.Call("a", CallOutcome.Lost);
        set.Call("a", CallOutcome.Lost);
        Assert.Equal(ReplicaState.Healthy, set.StateOf("a"));
        set.Call("a", CallOutcome.Lost);
        Assert.Equal(ReplicaState.Ejected, set.StateOf("a"));
    }

    [Fact]
    public void AnAnswerBetweenBrokenConnectionsBeginsTheCountAnew()
    {
        var set = new Set(2);
        for (var time = 0; time < 10; time++)
        {
            set.Call("a", CallOutcome.Lost);
            set.Call("a", CallOutcome.Lost);
            set.Call("a", CallOutcome.Answered);
            // Far apart, so that it is no matter of shares.
            set.Time.Pass(60);
        }
        Assert.Equal(ReplicaState.Healthy, set.StateOf("a"));
    }

    [Fact]
    public void AHundredCallsThatEndWithOneConnectionAreOneFailure()
    {
        var set = new Set(1);
        var calls = Enumerable.Range(0, 100).Select(_ => set.Choose()).ToList();
        calls.ForEach(call => call.End(CallOutcome.Lost));
        Assert.Equal(ReplicaState.Healthy, set.StateOf("a"));
        Assert.Equal(100, set["a"].Failures);
    }

    [Fact]
    public void AHundredCallsThatFindNobodyLeaveAReplicaOutOnce()
    {
        var set = new Set(1);
        var calls = Enumerable.Range(0, 100).Select(_ => set.Choose()).ToList();
        calls.ForEach(call => call.End(CallOutcome.Unreachable));
        Assert.Equal(1, set["a"].Ejections);
        Assert.InRange(set["a"].ProbeIn!.Value, TimeSpan.FromSeconds(0.8), TimeSpan.FromSeconds(1));
    }

    [Fact]
    public void OneCallFindsOutWhetherAReplicaIsBack()
    {
        var set = new Set(2);
        set.Call("a", CallOutcome.Unreachable);
        set.Time.Pass(1);
        var probe = set.Choose();
        Assert.Equal(("a", true), (probe.Target, probe.IsProbe));
        Assert.Equal(ReplicaState.Probing, set.StateOf("a"));
        Assert.Equal(["b"], set.Spread(100).Keys);
        probe.End(CallOutcome.Answered);
        Assert.Equal(ReplicaState.Warming, set.StateOf("a"));
        Assert.Equal(["a", "b"], set.Spread(1_000).Keys.Order());
    }

    [Fact]
    public void AConnectionIsEnoughToKnowThatAReplicaIsBack()
    {
        var set = new Set(1);
        set.Call("a", CallOutcome.Unreachable);
        set.Time.Pass(1);
        var probe = set.Choose();
        Assert.Equal(ChoiceResult.AllUnreachable, set.Choose().Result);
        probe.Connected();
        Assert.False(probe.IsProbe);
        Assert.True(set.Choose().IsChosen);
        probe.End(CallOutcome.TimedOut);
        Assert.Equal(ReplicaState.Warming, set.StateOf("a"));
    }

    [Fact]
    public void AReplicaThatIsUnavailableIsNotUnreachable()
    {
        var set = new Set(2);
        set.Call("a", CallOutcome.Unreachable);
        set.Time.Pass(1);
        set.Choose().End(CallOutcome.Unavailable);
        Assert.Equal(ReplicaState.Warming, set.StateOf("a"));
    }

    [Fact]
    public void EachFailedProbeDoublesTheTimeUpToTheLongest()
    {
        var set = new Set(2);
        set.Call("a", CallOutcome.Unreachable);
        foreach (var seconds in (double[])[1, 2, 4, 8, 16, 30, 30, 30])
        {
            var left = set["a"].ProbeIn!.Value;
            Assert.InRange(left.TotalSeconds, seconds * 0.8, seconds);
            set.Time.Pass(left - TimeSpan.FromTicks(1));
            Assert.Equal(["b"], set.Spread(20).Keys);
            set.Time.Pass(TimeSpan.FromTicks(1));
            set.Choose().End(CallOutcome.Unreachable);
        }
        Assert.Equal(1, set["a"].Ejections);
    }

    [Fact]
    public void AReplicaThatFailsAgainSoonIsLeftOutForLonger()
    {
        var set = new Set(2);
        foreach (var seconds in (double[])[1, 2, 4])
        {
            set.Call("a", CallOutcome.Unreachable);
            Assert.InRange(set["a"].ProbeIn!.Value.TotalSeconds, seconds * 0.8, seconds);
            set.Time.Pass(seconds);
            set.Choose().End(CallOutcome.Answered);
        }
        set.Time.Pass(31);
        set.Call("a", CallOutcome.Unreachable);
        Assert.InRange(set["a"].ProbeIn!.Value.TotalSeconds, 0.8, 1);
        Assert.Equal(4, set["a"].Ejections);
    }

    [Fact]
    public void CallsThatBeganBeforeAReplicaCameBackSayNothingAboutIt()
    {
        var set = new Set(2);
        var old = set.Begin("a");
        set.Call("a", CallOutcome.Unreachable);
        set.Time.Pass(1);
        set.Choose().End(CallOutcome.Answered);
        old.End(CallOutcome.Unreachable);
        Assert.Equal(ReplicaState.Warming, set.StateOf("a"));
    }

    [Fact]
    public void ACallerWhoGivesUpFindsOutNothing()
    {
        var set = new Set(2);
        set.Call("a", CallOutcome.Unreachable);
        foreach (var _ in Enumerable.Range(0, 5))
        {
            set.Time.Pass(1);
            set.Choose().End(CallOutcome.Canceled);
            Assert.Equal(ReplicaState.Ejected, set.StateOf("a"));
            Assert.InRange(set["a"].ProbeIn!.Value.TotalSeconds, 0.8, 1);
        }
    }

    [Fact]
    public void AProbeThatNeverEndsGivesWayToAnotherOne()
    {
        var set = new Set(2);
        set.Call("a", CallOutcome.Unreachable);
        set.Time.Pass(1);
        var forgotten = set.Choose();
        Assert.True(forgotten.IsProbe);
        set.Time.Pass(9.9);
        Assert.Equal(["b"], set.Spread(20).Keys);
        set.Time.Pass(0.1);
        var second = set.Choose();
        Assert.True(second.IsProbe);
        forgotten.End(CallOutcome.Answered);
        Assert.Equal(ReplicaState.Probing, set.StateOf("a"));
        second.End(CallOutcome.Answered);
        Assert.Equal(ReplicaState.Warming, set.StateOf("a"));
    }

    [Fact]
    public void ACallDoesNotProbeAReplicaThatItHasTried()
    {
        var set = new Set(2);
        var lease = set.Begin("a");
        TriedReplicas tried = default;
        tried.Add(1);
        lease.End(CallOutcome.Unreachable);
        set.Time.Pass(1);
        Assert.Equal("b", set.Replicas.Choose(ref tried).Target);
        Assert.True(set.Choose().IsProbe);
    }

    [Fact]
    public void NoCallProbesWhereConnectionsAreMadeAside()
    {
        var probes = new List<ReplicaLease<string>>();
        var set = new Set(2, probe: probes.Add);
        set.Call("a", CallOutcome.Unreachable);
        set.Time.Pass(1);
        Assert.Equal(["b"], set.Spread(20).Keys);
        var probe = Assert.Single(probes);
        Assert.Equal("a", probe.Target);
        probe.End(CallOutcome.Answered);
        Assert.Equal(ReplicaState.Warming, set.StateOf("a"));
    }
}
