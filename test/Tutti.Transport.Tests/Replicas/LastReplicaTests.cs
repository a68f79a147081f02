using Tutti.Transport.Replicas;

namespace Tutti.Transport.Tests.Replicas;

/// <summary>The last replica that could be reached has gone, as when each process of an app is replaced where another one was.</summary>
public sealed class LastReplicaTests
{
    private readonly List<ReplicaLease<string>> _probes = [];

    [Fact]
    public void WhenItGoesTheOthersAreLookedForAtOnce()
    {
        var set = new Set(2, probe: _probes.Add);
        set.Call("a", CallOutcome.Unreachable);

        set.Call("b", CallOutcome.Unreachable);

        var probe = Assert.Single(_probes);
        Assert.Equal("a", probe.Target);
        probe.End(CallOutcome.Answered);
        Assert.Equal("a", set.Choose().Target);
    }

    [Fact]
    public void ProbesThatFailCauseNoOthers()
    {
        var set = new Set(3, probe: _probes.Add);
        set.Call("a", CallOutcome.Unreachable);
        set.Call("b", CallOutcome.Unreachable);
        set.Call("c", CallOutcome.Unreachable);
        Assert.Equal(2, _probes.Count);

        for (var index = 0; index < _probes.Count; index++)
        {
            var probe = _probes[index];
            probe.End(CallOutcome.Unreachable);
        }

        Assert.Equal(2, _probes.Count);
        Assert.Equal(ChoiceResult.AllUnreachable, set.Choose().Result);
    }

    [Fact]
    public void CallersMayWaitForAMomentAndNoLonger()
    {
        var set = new Set(2, probe: _probes.Add);
        Assert.False(set.Replicas.HasJustLostAll);
        set.Call("a", CallOutcome.Unreachable);
        Assert.False(set.Replicas.HasJustLostAll);

        set.Call("b", CallOutcome.Unreachable);

        Assert.True(set.Replicas.HasJustLostAll);
        set.Time.Pass(0.2);
        Assert.True(set.Replicas.HasJustLostAll);
        set.Time.Pass(0.1);
        Assert.False(set.Replicas.HasJustLostAll);
    }

    [Fact]
    public void WhereNobodyIsExpectedNobodyIsWaitedFor() => Assert.False(new Set(0).Replicas.HasJustLostAll);
}
