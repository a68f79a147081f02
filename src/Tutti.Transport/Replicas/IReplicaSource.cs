namespace Tutti.Transport.Replicas;

/// <summary>A set of replicas, to those who observe it.</summary>
internal interface IReplicaSource
{
    /// <summary>What is known now.</summary>
    ReplicaSetSnapshot Snapshot();
}
