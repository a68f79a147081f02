using Tutti.Transport.Replicas;

namespace Tutti.Transport.Tests.Replicas;

/// <summary>How a replica that is new, or back, comes to its share of the calls.</summary>
public sealed class WarmUpTests
{
    [Fact]
    public void AReplicaThatIsBackGetsMoreCallsFromSecondToSecond()
    {
        var set = new Set(2);
        set.Call("a", CallOutcome.Unreachable);
        set.Time.Pass(1);
        set.Choose().End(CallOutcome.Answered);
        var shares = new List<double>();
        for (var second = 0; second <= 10; second++)
        {
            shares.Add(set.Spread(10_000)["a"] / 10_000.0);
            set.Time.Pass(1);
        }
        Assert.InRange(shares[0], 0.03, 0.07);
        Assert.InRange(shares[3], 0.12, 0.18);
        Assert.InRange(shares[10], 0.48, 0.52);
        Assert.All(shares.Zip(shares.Skip(1)), pair => Assert.True(pair.Second > pair.First - 0.03));
        Assert.Equal(ReplicaState.Healthy, set.StateOf("a"));
    }

    [Fact]
    public void ANewReplicaIsNotFloodedBecauseItHasNothingToDo()
    {
        var set = new Set(2);
        for (var call = 0; call < 200; call++)
        {
            set.Choose();
        }
        set.Replace("a", "b", "c");
        Assert.Equal(ReplicaState.Warming, set.StateOf("c"));
        // All of the others have a hundred calls in flight, so without warming up it would get two thirds.
        Assert.InRange(set.Spread(1_000)["c"], 30, 120);
    }

    [Fact]
    public void TheFirstReplicasOfAllNeedNotWarmUp() =>
        Assert.All(
            new Set(3).Replicas.Snapshot().Replicas,
            replica => Assert.Equal(ReplicaState.Healthy, replica.State)
        );

    [Fact]
    public void ReplicasThatTakeThePlaceOfAllOthersNeedNotWarmUp()
    {
        var set = new Set(2);
        set.Replace("c", "d");
        Assert.Equal(ReplicaState.Healthy, set.StateOf("c"));
    }

    [Fact]
    public void ReplicasThatAllWarmUpShareTheCalls()
    {
        var set = new Set(2);
        set.Call("a", CallOutcome.Unreachable);
        set.Call("b", CallOutcome.Unreachable);
        set.Time.Pass(1);
        set.Choose().End(CallOutcome.Answered);
        set.Choose().End(CallOutcome.Answered);
        Assert.All(set.Spread(1_000).Values, calls => Assert.InRange(calls, 400, 600));
    }
}
