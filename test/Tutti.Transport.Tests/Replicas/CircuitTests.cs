using Tutti.Transport.Replicas;

namespace Tutti.Transport.Tests.Replicas;

/// <summary>What calls cost when nobody can be reached.</summary>
public sealed class CircuitTests
{
    [Fact]
    public void CallsFailAtOnceWhileAllReplicasAreUnreachable()
    {
        var set = new Set(2);
        set.Call("a", CallOutcome.Unreachable);
        set.Call("b", CallOutcome.Unreachable);
        for (var call = 0; call < 100; call++)
        {
            var lease = set.Choose();
            Assert.Equal((false, ChoiceResult.AllUnreachable), (lease.IsChosen, lease.Result));
        }
        Assert.Equal([0, 0], set.Replicas.Snapshot().Replicas.Select(replica => replica.InFlight));
    }

    [Fact]
    public void OneCallAtATimeTriesAReplicaWhenThereIsNoOther()
    {
        var set = new Set(1);
        set.Call("a", CallOutcome.Unreachable);
        // Sooner than if there were others.
        set.Time.Pass(0.05);
        var probe = set.Choose();
        Assert.True(probe.IsProbe);
        Assert.Equal(ChoiceResult.AllUnreachable, set.Choose().Result);
        probe.End(CallOutcome.Unreachable);
        Assert.Equal(ChoiceResult.AllUnreachable, set.Choose().Result);
        set.Time.Pass(0.1);
        set.Choose().End(CallOutcome.Answered);
        Assert.True(set.Choose().IsChosen);
    }

    [Fact]
    public void AnAttemptThatIsGivenBackLeavesTheProbeToTheNextOne()
    {
        var set = new Set(1);
        set.Call("a", CallOutcome.Unreachable);
        set.Time.Pass(0.05);
        var given = set.Choose();
        Assert.True(given.IsProbe);
        given.GiveBack();
        // No time has passed.
        var probe = set.Choose();
        Assert.True(probe.IsProbe);
        // What is given back twice is not the other one.
        given.GiveBack();
        Assert.Equal(ChoiceResult.AllUnreachable, set.Choose().Result);
        probe.End(CallOutcome.Answered);
        set.Choose().GiveBack();
        var replica = Assert.Single(set.Replicas.Snapshot().Replicas);
        Assert.Equal((0, 2L), (replica.InFlight, replica.Calls));
    }

    [Fact]
    public void AReplicaThatComesBackIsFoundWithinHalfASecond()
    {
        var set = new Set(3);
        foreach (var name in (string[])["a", "b", "c"])
        {
            set.Call(name, CallOutcome.Unreachable);
        }
        // An hour with a call every ten milliseconds, to nobody.
        var probes = 0;
        for (var time = 0; time < 360_000; time++)
        {
            set.Time.Pass(0.01);
            var lease = set.Choose();
            probes += lease.IsChosen ? 1 : 0;
            lease.End(CallOutcome.Unreachable);
        }
        Assert.InRange(probes, 3 * 3600, 3 * 3600 * 3);
        set.Time.Pass(0.5);
        set.Choose().End(CallOutcome.Answered);
        Assert.True(set.Choose().IsChosen);
    }

    [Fact]
    public void ACallThatFindsNobodyAtTheLastReplicaTriesThoseThatFailedBefore()
    {
        var set = new Set(3);
        set.Call("a", CallOutcome.Unreachable);
        set.Call("b", CallOutcome.Unreachable);
        TriedReplicas tried = default;
        var names = new List<string?>();
        for (var attempt = 0; attempt < 3; attempt++)
        {
            var lease = set.Replicas.Choose(ref tried);
            names.Add(lease.Target);
            lease.End(CallOutcome.Unreachable);
        }
        Assert.Equal("c", names[0]);
        Assert.Equal(["a", "b", "c"], names.Order());
        Assert.Equal(ChoiceResult.AllUnreachable, set.Replicas.Choose(ref tried).Result);
    }

    [Fact]
    public void WhenOneReplicaComesBackTheOthersAreTriedSoon()
    {
        var set = new Set(3);
        foreach (var name in (string[])["a", "b", "c"])
        {
            set.Call(name, CallOutcome.Unreachable);
        }
        for (var time = 0; time < 600; time++)
        {
            set.Time.Pass(0.1);
            set.Choose().End(CallOutcome.Unreachable);
        }
        Assert.All(
            set.Replicas.Snapshot().Replicas,
            replica => Assert.True(replica.ProbeIn > TimeSpan.FromSeconds(10))
        );
        set.Time.Pass(0.5);
        set.Choose().End(CallOutcome.Answered);
        set.Time.Pass(0.5);
        Assert.Equal(["a", "b", "c"], set.Spread(1_000).Keys.Order());
    }

    [Fact]
    public void ACallProbesItselfWhenThereIsNobodyElse()
    {
        var probes = new List<ReplicaLease<string>>();
        var set = new Set(1, probe: probes.Add);
        set.Call("a", CallOutcome.Unreachable);
        set.Time.Pass(1);
        Assert.True(set.Choose().IsProbe);
        Assert.Empty(probes);
    }
}
