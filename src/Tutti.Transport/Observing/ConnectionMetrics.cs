using System.Diagnostics.Metrics;

namespace Tutti.Transport.Observing;

/// <summary>The metrics of connections between processes. What happens with each call is counted by the connections anyway, and read when somebody asks.</summary>
internal sealed class ConnectionMetrics
{
    private const string Codec = "tutti.codec";

    private readonly ConnectionTable _connections;
    private readonly Counter<long> _failures;
    private readonly Counter<long> _refusals;

    /// <summary>Adds the instruments to a meter: that of the app, <c>Tutti</c>.</summary>
    public ConnectionMetrics(Meter meter, ConnectionTable connections)
    {
        _connections = connections;
        meter.CreateObservableUpDownCounter(
            "tutti.connections",
            Open,
            "{connection}",
            "Open connections with other processes of the app."
        );
        meter.CreateObservableCounter(
            "tutti.connection.io",
            Bytes,
            "By",
            "Bytes that went over connections with other processes of the app."
        );
        meter.CreateObservableCounter(
            "tutti.client.calls",
            () => Calls(isOutgoing: true),
            "{call}",
            "Calls that were sent to other processes."
        );
        meter.CreateObservableCounter(
            "tutti.server.calls",
            () => Calls(isOutgoing: false),
            "{call}",
            "Calls that came from other processes."
        );
        meter.CreateObservableUpDownCounter(
            "tutti.server.active_calls",
            Active,
            "{call}",
            "Calls from other processes that are being answered."
        );
        _failures = meter.CreateCounter<long>(
            "tutti.client.connection_failures",
            "{failure}",
            "Attempts to connect to another process that failed."
        );
        _refusals = meter.CreateCounter<long>(
            "tutti.server.refusals",
            "{refusal}",
            "Callers that were not let in at the internal listener."
        );
    }

    /// <summary>Nobody could be reached, or the other side was not who it should be.</summary>
    public void CountFailure(string peer, string address, string error) =>
        _failures.Add(1, new(Tags.Peer, peer), new(Tags.Address, address), new(Tags.ErrorType, error));

    /// <summary>A caller was not let in.</summary>
    public void CountRefusal(string error) =>
        _refusals.Add(1, new KeyValuePair<string, object?>(Tags.ErrorType, error));

    private IEnumerable<Measurement<long>> Open() =>
        from sums in _connections.Sums()
        select new Measurement<long>(
            sums.Open,
            new(Tags.Peer, sums.Peer),
            new("tutti.direction", sums.IsOutgoing ? "outgoing" : "incoming")
        );

    private IEnumerable<Measurement<long>> Bytes() =>
        from sums in _connections.Sums()
        group sums.Counts by sums.Peer into peer
        let counts = peer.Aggregate((sum, each) => sum + each)
        from measurement in new Measurement<long>[]
        {
            new(counts.BytesReceived, new(Tags.Peer, peer.Key), new(Tags.IoDirection, "receive")),
            new(counts.BytesSent, new(Tags.Peer, peer.Key), new(Tags.IoDirection, "transmit")),
        }
        select measurement;

    private IEnumerable<Measurement<long>> Calls(bool isOutgoing) =>
        from sums in _connections.Sums()
        where sums.IsOutgoing == isOutgoing
        from measurement in new Measurement<long>[]
        {
            new(sums.Counts.Binary, new(Tags.Peer, sums.Peer), new(Codec, "binary")),
            new(sums.Counts.Json, new(Tags.Peer, sums.Peer), new(Codec, "json")),
        }
        select measurement;

    private IEnumerable<Measurement<long>> Active() =>
        from sums in _connections.Sums()
        where !sums.IsOutgoing
        select new Measurement<long>(sums.CallsInFlight, new KeyValuePair<string, object?>(Tags.Peer, sums.Peer));
}
