using System.Net;
using Tutti.Transport.Replicas;

namespace Tutti.Transport.Tests.Replicas;

/// <summary>A set of replicas that are reached by their own names: a, b, c, …</summary>
internal sealed class Set
{
    private static readonly string[] Names = [.. Enumerable.Range('a', 26).Select(letter => $"{(char)letter}")];

    public Set(int replicas, int seed = 1, ReplicaSettings? settings = null, Action<ReplicaLease<string>>? probe = null)
    {
        Replicas = new(
            "orders",
            NameOf,
            new()
            {
                Time = Time,
                Random = new Random(seed),
                Settings = settings ?? new(),
            }
        )
        {
            Probe = probe,
            Retire = Retired.Add,
            ConnectionFailed = () => ConnectionFailures++,
        };
        Replicas.Replace([.. Names.Take(replicas).Select(AddressOf)]);
    }

    public ManualTime Time { get; } = new();

    public ReplicaSet<string> Replicas { get; }

    public List<string> Retired { get; } = [];

    public int ConnectionFailures { get; private set; }

    public static ReplicaAddress AddressOf(string name) => new(new IPEndPoint(IPAddress.Loopback, 1000 + name[0]));

    /// <summary>Puts replicas of these names in the place of what there is.</summary>
    public void Replace(params string[] names) => Replicas.Replace([.. names.Select(AddressOf)]);

    /// <summary>What the first attempt of a call gets.</summary>
    public ReplicaLease<string> Choose()
    {
        TriedReplicas tried = default;
        return Replicas.Choose(ref tried);
    }

    /// <summary>Calls until it is this one's turn, and ends that attempt so; the others answer.</summary>
    public void Call(string name, CallOutcome outcome)
    {
        var lease = Begin(name);
        lease.End(outcome);
    }

    /// <summary>Begins a call of this one; those that go to others are answered, but not before.</summary>
    public ReplicaLease<string> Begin(string name)
    {
        var others = new List<ReplicaLease<string>>();
        for (var attempt = 0; attempt < 10_000; attempt++)
        {
            var lease = Choose();
            if (lease.Target == name)
            {
                others.ForEach(other => other.End(CallOutcome.Answered));
                return lease;
            }
            others.Add(lease);
        }
        throw new InvalidOperationException($"'{name}' is never chosen.");
    }

    /// <summary>Makes calls that are answered; gives how many each replica got.</summary>
    public Dictionary<string, int> Spread(int calls)
    {
        var spread = new Dictionary<string, int>();
        for (var call = 0; call < calls; call++)
        {
            var lease = Choose();
            var name = lease.Target ?? lease.Result.ToString();
            spread[name] = spread.GetValueOrDefault(name) + 1;
            lease.End(CallOutcome.Answered);
        }
        return spread;
    }

    public ReplicaSnapshot this[string name] =>
        Replicas.Snapshot().Replicas.Single(replica => replica.Address == AddressOf(name).ToString());

    public ReplicaState StateOf(string name) => this[name].State;

    private static string NameOf(ReplicaAddress address) => $"{(char)(((IPEndPoint)address.EndPoint).Port - 1000)}";
}
