using Tutti.Transport.Replicas;

namespace Tutti.Transport.Tests.Replicas;

/// <summary>Which of several replicas that work gets a call.</summary>
public sealed class ChoiceTests
{
    [Fact]
    public void CallsThatEndAtOnceAreSpreadEvenly()
    {
        var spread = new Set(5).Spread(50_000);
        Assert.Equal(5, spread.Count);
        Assert.All(spread.Values, calls => Assert.InRange(calls, 9_500, 10_500));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(10)]
    public void CallsInFlightAreSpreadAlmostEvenly(int replicas)
    {
        var set = new Set(replicas);
        for (var call = 0; call < replicas * 100; call++)
        {
            Assert.True(set.Choose().IsChosen);
        }
        // By chance alone, the fullest of ten would be about 20 away from the mean.
        Assert.All(set.Replicas.Snapshot().Replicas, replica => Assert.InRange(replica.InFlight, 95, 105));
    }

    [Fact]
    public void ASlowReplicaGetsFewerCalls()
    {
        var set = new Set(3);
        var random = new Random(7);
        var calls = new List<(ReplicaLease<string> Lease, int Ends)>();
        for (var now = 0; now < 20_000; now++)
        {
            for (var index = calls.Count - 1; index >= 0; index--)
            {
                if (calls[index].Ends <= now)
                {
                    calls[index].Lease.End(CallOutcome.Answered);
                    calls.RemoveAt(index);
                }
            }
            var lease = set.Choose();
            // 'a' takes ten times as long as the others.
            calls.Add((lease, now + random.Next(5, 15) * (lease.Target == "a" ? 10 : 1)));
        }
        Assert.InRange(set["a"].Calls, 500, 4_000);
        Assert.InRange(set["b"].Calls / (double)set["c"].Calls, 0.9, 1.1);
        Assert.InRange(set["a"].InFlight, 1, 3 * (set["b"].InFlight + set["c"].InFlight));
    }

    [Fact]
    public void OneReplicaNeedsNoChance()
    {
        var replicas = new ReplicaSet<string>("orders", _ => "a", new() { Random = new NoChance() });
        replicas.Replace([Set.AddressOf("a")]);
        TriedReplicas tried = default;
        Assert.Equal("a", replicas.Choose(ref tried).Target);
        Assert.Equal("a", replicas.Choose(ref tried).Target);
    }

    [Fact]
    public void NoReplicaIsNoneKnown()
    {
        var lease = new Set(0).Choose();
        Assert.False(lease.IsChosen);
        Assert.Equal(ChoiceResult.NoneKnown, lease.Result);
        lease.End(CallOutcome.Unreachable);
    }

    [Fact]
    public void ACallGoesToEachReplicaBeforeItGoesToOneAgain()
    {
        var set = new Set(6);
        for (var call = 0; call < 500; call++)
        {
            TriedReplicas tried = default;
            var names = new HashSet<string?>();
            for (var attempt = 0; attempt < 6; attempt++)
            {
                var lease = set.Replicas.Choose(ref tried);
                lease.End(CallOutcome.Answered);
                Assert.True(names.Add(lease.Target), $"'{lease.Target}' twice, after {attempt} attempts.");
            }
            Assert.Contains(set.Replicas.Choose(ref tried).Target, names);
        }
    }

    [Fact]
    public void ACallMayTryMoreOftenThanItCanRemember()
    {
        var set = new Set(20);
        TriedReplicas tried = default;
        for (var attempt = 0; attempt < 50; attempt++)
        {
            Assert.True(set.Replicas.Choose(ref tried).IsChosen);
        }
        Assert.Equal(50, tried.Count);
    }

    [Fact]
    public void EndingAnAttemptTwiceCountsOnce()
    {
        var set = new Set(1);
        var lease = set.Choose();
        Assert.Equal(1, set["a"].InFlight);
        lease.End(CallOutcome.TimedOut);
        lease.End(CallOutcome.TimedOut);
        Assert.Equal((0, 1, 1), (set["a"].InFlight, set["a"].Calls, set["a"].Failures));
    }

    [Fact]
    public void ACallerWhoGivesUpIsNoFailure()
    {
        var set = new Set(1);
        set.Call("a", CallOutcome.Canceled);
        Assert.Equal((0, 1, 0), (set["a"].InFlight, set["a"].Calls, set["a"].Failures));
    }

    private sealed class NoChance : Random
    {
        public override long NextInt64() => throw new InvalidOperationException("One replica needs no chance.");
    }
}
