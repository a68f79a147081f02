using System.Diagnostics.Metrics;
using Tutti.Transport.Replicas;

namespace Tutti.Transport.Observing;

/// <summary>All that can be observed of what a process has to do with the others.</summary>
internal sealed class TransportMetrics
{
    /// <summary>Adds the instruments to a meter: that of the app, <c>Tutti</c>.</summary>
    public TransportMetrics(Meter meter)
    {
        Replicas = new ReplicaMetrics(meter);
        Connections = new ConnectionMetrics(meter, Table);
    }

    /// <summary>The connections of the process.</summary>
    public ConnectionTable Table { get; } = new();

    public ReplicaMetrics Replicas { get; }

    public ConnectionMetrics Connections { get; }
}
