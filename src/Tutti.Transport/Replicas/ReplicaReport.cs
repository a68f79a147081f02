using Microsoft.Extensions.Logging;

namespace Tutti.Transport.Replicas;

/// <summary>Tells log and metrics what happens to the replicas of one set.</summary>
internal sealed class ReplicaReport(string name, ILogger logger, ReplicaMetrics? metrics)
{
    public void Ejected(Replica replica, EjectionReason reason, TimeSpan time)
    {
        metrics?.CountEjection(name, replica, reason);
        if (reason == EjectionReason.Unreachable)
        {
            logger.ReplicaUnreachable(name, replica.Text, time.TotalSeconds);
        }
        else
        {
            logger.ReplicaFails(name, replica.Text, time.TotalSeconds);
        }
    }

    public void StillEjected(Replica replica, TimeSpan time) =>
        logger.ReplicaStillOut(name, replica.Text, time.TotalSeconds);

    public void Readmitted(Replica replica)
    {
        metrics?.CountReadmission(name, replica);
        logger.ReplicaBack(name, replica.Text);
    }

    /// <summary>Somebody who knows says that it is there; nothing has been found out.</summary>
    public void ReadmittedByWord(Replica replica) => metrics?.CountReadmission(name, replica);

    public void Failed(Replica replica, CallOutcome outcome) => metrics?.CountFailure(name, replica, outcome);

    public void Retried() => metrics?.CountRetry(name);
}
