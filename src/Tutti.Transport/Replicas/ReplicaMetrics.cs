using System.Diagnostics.Metrics;

namespace Tutti.Transport.Replicas;

/// <summary>
/// The metrics of replicas. What is a state is read when somebody asks, what is an event is counted when it happens; neither costs
/// anything while calls succeed.
/// </summary>
internal sealed class ReplicaMetrics
{
    private const string Peer = "tutti.peer";
    private const string Address = "tutti.replica.address";
    private const string ErrorType = "error.type";
    private static readonly ReplicaState[] s_states = Enum.GetValues<ReplicaState>();

    private readonly Lock _adding = new();
    private readonly Counter<long> _ejections;
    private readonly Counter<long> _failures;
    private readonly Counter<long> _retries;
    private IReplicaSource[] _sources = [];

    /// <summary>Adds the instruments to a meter: that of the app, <c>Tutti</c>.</summary>
    public ReplicaMetrics(Meter meter)
    {
        meter.CreateObservableUpDownCounter(
            "tutti.client.replicas",
            States,
            "{replica}",
            "Replicas, by whether they are called."
        );
        meter.CreateObservableUpDownCounter(
            "tutti.client.active_calls",
            Active,
            "{call}",
            "Calls on their way to other processes."
        );
        _ejections = meter.CreateCounter<long>(
            "tutti.client.ejections",
            "{ejection}",
            "How often a replica was left out."
        );
        _failures = meter.CreateCounter<long>(
            "tutti.client.failures",
            "{call}",
            "Calls that failed in a way that may be the replica's fault."
        );
        _retries = meter.CreateCounter<long>("tutti.client.retries", "{call}", "Calls that were tried again.");
    }

    public void Add(IReplicaSource source)
    {
        lock (_adding)
        {
            _sources = [.. _sources, source];
        }
    }

    public void Remove(IReplicaSource source)
    {
        lock (_adding)
        {
            _sources = [.. _sources.Where(other => other != source)];
        }
    }

    public void CountEjection(string peer, Replica replica, EjectionReason reason) =>
        _ejections.Add(
            1,
            new(Peer, peer),
            new(Address, replica.Text),
            new("tutti.ejection.reason", reason == EjectionReason.Unreachable ? "unreachable" : "outlier")
        );

    public void CountFailure(string peer, Replica replica, CallOutcome outcome) =>
        _failures.Add(1, new(Peer, peer), new(Address, replica.Text), new(ErrorType, NameOf(outcome)));

    public void CountRetry(string peer) => _retries.Add(1, new KeyValuePair<string, object?>(Peer, peer));

    private static string NameOf(CallOutcome outcome) =>
        outcome switch
        {
            CallOutcome.Unavailable => "unavailable",
            CallOutcome.TimedOut => "deadline_exceeded",
            CallOutcome.Unreachable => "unreachable",
            _ => "connection_lost",
        };

    private static string NameOf(ReplicaState state) =>
        state switch
        {
            ReplicaState.Healthy => "healthy",
            ReplicaState.Warming => "warming",
            ReplicaState.Ejected => "ejected",
            _ => "probing",
        };

    private IEnumerable<Measurement<long>> States() =>
        from source in Volatile.Read(ref _sources)
        let snapshot = source.Snapshot()
        from state in s_states
        select new Measurement<long>(
            snapshot.Replicas.Count(replica => replica.State == state),
            new(Peer, snapshot.Name),
            new("tutti.replica.state", NameOf(state))
        );

    private IEnumerable<Measurement<long>> Active() =>
        from source in Volatile.Read(ref _sources)
        let snapshot = source.Snapshot()
        from replica in snapshot.Replicas
        select new Measurement<long>(replica.InFlight, new(Peer, snapshot.Name), new(Address, replica.Address));
}
