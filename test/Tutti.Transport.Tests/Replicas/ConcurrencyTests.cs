using Tutti.Transport.Replicas;

namespace Tutti.Transport.Tests.Replicas;

/// <summary>What many threads do to one set.</summary>
public sealed class ConcurrencyTests
{
    private const int Threads = 8;

    private readonly ManualTime _time = new();

    [Fact]
    public void ManyThreadsLoseNoCall()
    {
        var outcomes = Enum.GetValues<CallOutcome>();
        var replicas = Replicas("a", "b", "c", "d");
        var begun = 0L;
        Together(thread =>
        {
            var random = new Random(thread);
            for (var call = 0; call < 50_000; call++)
            {
                if (thread == 0 && call % 100 == 0)
                {
                    _time.Pass(0.1);
                }
                TriedReplicas tried = default;
                var lease = replicas.Choose(ref tried);
                Interlocked.Add(ref begun, lease.IsChosen ? 1 : 0);
                lease.Connected();
                lease.End(random.Next(10) == 0 ? outcomes[random.Next(outcomes.Length)] : CallOutcome.Answered);
            }
        });
        var snapshot = replicas.Snapshot();
        Assert.All(snapshot.Replicas, replica => Assert.Equal(0, replica.InFlight));
        Assert.Equal(begun, snapshot.Replicas.Sum(replica => replica.Calls));
        AssertRecovers(replicas, 4);
    }

    [Fact]
    public void ReplicasMayBeReplacedWhileThreadsCall()
    {
        var replicas = Replicas("a", "b");
        Together(thread =>
        {
            var random = new Random(thread);
            for (var call = 0; call < 20_000; call++)
            {
                if (thread == 0 && call % 20 == 0)
                {
                    _time.Pass(0.05);
                    replicas.Replace(Addresses(call % 40 == 0 ? ["a", "c"] : ["b", "c"]));
                }
                TriedReplicas tried = default;
                var lease = replicas.Choose(ref tried);
                lease.End(random.Next(5) == 0 ? CallOutcome.Unreachable : CallOutcome.Answered);
            }
        });
        replicas.Replace(Addresses(["a", "b", "c"]));
        Assert.All(replicas.Snapshot().Replicas, replica => Assert.Equal(0, replica.InFlight));
        AssertRecovers(replicas, 3);
    }

    [Fact]
    public void OfManyThreadsOneProbes()
    {
        var replicas = Replicas("a");
        for (var round = 0; round < 200; round++)
        {
            TriedReplicas none = default;
            var lease = replicas.Choose(ref none);
            Assert.True(lease.IsChosen);
            lease.End(CallOutcome.Unreachable);
            _time.Pass(30);
            var probes = 0;
            Together(_ =>
            {
                TriedReplicas tried = default;
                Interlocked.Add(ref probes, replicas.Choose(ref tried).IsProbe ? 1 : 0);
            });
            Assert.Equal(1, probes);
            // Nobody ends it, so that another one begins.
            _time.Pass(10);
        }
    }

    private static void Together(Action<int> act)
    {
        using var start = new Barrier(Threads);
        var failures = new List<Exception>();
        var threads = Enumerable
            .Range(0, Threads)
            .Select(index => new Thread(() =>
            {
                try
                {
                    start.SignalAndWait();
                    act(index);
                }
                catch (Exception exception)
                {
                    lock (failures)
                    {
                        failures.Add(exception);
                    }
                }
            }))
            .ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
        Assert.Empty(failures);
    }

    private void AssertRecovers(ReplicaSet<string> replicas, int count)
    {
        for (var call = 0; call < 200; call++)
        {
            _time.Pass(1);
            TriedReplicas tried = default;
            replicas.Choose(ref tried).End(CallOutcome.Answered);
        }
        Assert.Equal(count, replicas.Snapshot().Replicas.Count(replica => replica.State == ReplicaState.Healthy));
    }

    private ReplicaSet<string> Replicas(params string[] names)
    {
        var replicas = new ReplicaSet<string>("orders", address => address.ToString(), new() { Time = _time });
        replicas.Replace(Addresses(names));
        return replicas;
    }

    private static IReadOnlyList<ReplicaAddress> Addresses(string[] names) => [.. names.Select(Set.AddressOf)];
}
