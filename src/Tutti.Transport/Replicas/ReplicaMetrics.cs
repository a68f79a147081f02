using System.Diagnostics.Metrics;
using Tutti.Transport.Observing;

namespace Tutti.Transport.Replicas;

/// <summary>
/// The metrics of replicas. What is a state is read when somebody asks, what is an event is counted when it happens; neither costs
/// anything while calls succeed.
/// </summary>
internal sealed class ReplicaMetrics
{
    private static readonly ReplicaState[] s_states = Enum.GetValues<ReplicaState>();

    private readonly Lock _adding = new();
    private readonly Counter<long> _ejections;
    private readonly Counter<long> _readmissions;
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
            "Replicas of other processes, by whether they are called."
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
        _readmissions = meter.CreateCounter<long>(
            "tutti.client.readmissions",
            "{readmission}",
            "How often a replica that was left out was let in again."
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

    /// <summary>All sets of replicas.</summary>
    public IEnumerable<ReplicaSetSnapshot> Snapshots() =>
        Volatile.Read(ref _sources).Select(source => source.Snapshot());

    public void CountEjection(string peer, Replica replica, EjectionReason reason) =>
        _ejections.Add(
            1,
            new(Tags.Peer, peer),
            new(Tags.Address, replica.Text),
            new("tutti.ejection.reason", NameOf(reason))
        );

    public void CountReadmission(string peer, Replica replica) =>
        _readmissions.Add(1, new(Tags.Peer, peer), new(Tags.Address, replica.Text));

    public void CountFailure(string peer, Replica replica, CallOutcome outcome) =>
        _failures.Add(1, new(Tags.Peer, peer), new(Tags.Address, replica.Text), new(Tags.ErrorType, NameOf(outcome)));

    public void CountRetry(string peer) => _retries.Add(1, new KeyValuePair<string, object?>(Tags.Peer, peer));

    /// <summary>A reason as it is written.</summary>
    public static string NameOf(EjectionReason reason) =>
        reason == EjectionReason.Unreachable ? "unreachable" : "outlier";

    private static string NameOf(CallOutcome outcome) =>
        outcome switch
        {
            CallOutcome.Unavailable => "unavailable",
            CallOutcome.TimedOut => "deadline_exceeded",
            CallOutcome.Unreachable => "unreachable",
            _ => "connection_lost",
        };

    /// <summary>A state as it is written.</summary>
    public static string NameOf(ReplicaState state) =>
        state switch
        {
            ReplicaState.Healthy => "healthy",
            ReplicaState.Warming => "warming",
            ReplicaState.Ejected => "ejected",
            _ => "probing",
        };

    private IEnumerable<Measurement<long>> States() =>
        from snapshot in Snapshots()
        from state in s_states
        select new Measurement<long>(
            snapshot.Replicas.Count(replica => replica.State == state),
            new(Tags.Peer, snapshot.Name),
            new("tutti.replica.state", NameOf(state))
        );

    private IEnumerable<Measurement<long>> Active() =>
        from snapshot in Snapshots()
        from replica in snapshot.Replicas
        select new Measurement<long>(
            replica.InFlight,
            new(Tags.Peer, snapshot.Name),
            new(Tags.Address, replica.Address)
        );
}
