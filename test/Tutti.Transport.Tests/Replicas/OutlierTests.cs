using Tutti.Transport.Replicas;

namespace Tutti.Transport.Tests.Replicas;

/// <summary>When a replica that can be reached is left out nevertheless.</summary>
public sealed class OutlierTests
{
    [Theory]
    [InlineData(CallOutcome.Unavailable)]
    [InlineData(CallOutcome.TimedOut)]
    internal void AReplicaThatFailsMoreThanTheOthersIsLeftOut(CallOutcome failure)
    {
        var set = new Set(3);
        Run(set, 200, name => name == "b" ? failure : CallOutcome.Answered);
        Assert.Equal((ReplicaState.Ejected, EjectionReason.Outlier), (set.StateOf("b"), set["b"].Reason));
        Assert.Equal(["a", "c"], set.Spread(100).Keys.Order());
        Assert.Equal(0, set.ConnectionFailures);
    }

    [Fact]
    public void NobodyIsLeftOutWhenAllFail()
    {
        var set = new Set(3);
        Run(set, 2_000, _ => CallOutcome.Unavailable);
        Assert.All(set.Replicas.Snapshot().Replicas, replica => Assert.Equal(0, replica.Ejections));
    }

    [Fact]
    public void AFewFailuresAreNoReason()
    {
        var set = new Set(3);
        var random = new Random(3);
        Run(set, 2_000, name => name == "b" && random.Next(5) == 0 ? CallOutcome.Unavailable : CallOutcome.Answered);
        Assert.Equal(ReplicaState.Healthy, set.StateOf("b"));
    }

    [Fact]
    public void FailuresOfLongAgoAreForgotten()
    {
        var set = new Set(3);
        for (var time = 0; time < 50; time++)
        {
            Run(set, 9, name => name == "b" ? CallOutcome.Unavailable : CallOutcome.Answered);
            set.Time.Pass(11);
        }
        Assert.InRange(set["b"].Failures, 50, 300);
        Assert.Equal(ReplicaState.Healthy, set.StateOf("b"));
    }

    [Fact]
    public void AtMostHalfOfTheReplicasAreLeftOut()
    {
        var set = new Set(5);
        Run(set, 5_000, name => name is "a" ? CallOutcome.Answered : CallOutcome.Unavailable);
        Assert.InRange(Outliers(set), 0, 2);
    }

    [Fact]
    public void OfTwoReplicasOneRemains()
    {
        var set = new Set(2);
        Run(set, 200, name => name == "a" ? CallOutcome.Unavailable : CallOutcome.Answered);
        Assert.Equal(ReplicaState.Ejected, set.StateOf("a"));
        Run(set, 200, _ => CallOutcome.Unavailable, pass: 0.0001);
        Assert.Equal(ReplicaState.Healthy, set.StateOf("b"));
    }

    [Fact]
    public void AReplicaThatFailsIsBetterThanNobody()
    {
        var set = new Set(2);
        Run(set, 200, name => name == "a" ? CallOutcome.Unavailable : CallOutcome.Answered);
        set.Call("b", CallOutcome.Unreachable);
        Assert.Equal(["a"], set.Spread(20).Keys);
        set.Call("a", CallOutcome.Unreachable);
        Assert.Equal(EjectionReason.Unreachable, set["a"].Reason);
        Assert.Equal(ChoiceResult.AllUnreachable, set.Choose().Result);
    }

    [Fact]
    public void AnAnswerLetsItInAgainAndAnotherFailureDoesNot()
    {
        var set = new Set(2);
        Run(set, 200, name => name == "a" ? CallOutcome.Unavailable : CallOutcome.Answered);
        Wait(set);
        var probe = set.Begin("a");
        // That it can be reached was known before.
        probe.Connected();
        Assert.True(probe.IsProbe);
        probe.End(CallOutcome.Unavailable);
        Assert.Equal(ReplicaState.Ejected, set.StateOf("a"));
        Wait(set);
        set.Call("a", CallOutcome.Answered);
        Assert.Equal(ReplicaState.Warming, set.StateOf("a"));
        set.Call("a", CallOutcome.Unavailable);
        Assert.Equal(ReplicaState.Warming, set.StateOf("a"));

        static void Wait(Set set) => set.Time.Pass(set["a"].ProbeIn!.Value);
    }

    private static int Outliers(Set set) =>
        set.Replicas.Snapshot().Replicas.Count(replica => replica.Reason == EjectionReason.Outlier);

    // A call every few milliseconds, each of which ends at once.
    private static void Run(Set set, int calls, Func<string, CallOutcome> outcome, double pass = 0.005)
    {
        for (var call = 0; call < calls; call++)
        {
            set.Time.Pass(pass);
            var lease = set.Choose();
            lease.End(outcome(lease.Target!));
        }
    }
}
