using Tutti.CompilerServices;
using Tutti.Hosting;
using Tutti.Processes.Live;
using Tutti.Transport.Client;
using Tutti.Transport.Handshake;
using Tutti.Transport.Observing;
using Tutti.Transport.Replicas;

namespace Tutti.Live;

/// <summary>The other processes as this one sees them.</summary>
internal static class LivePeers
{
    public static IReadOnlyList<LivePeer> Of(AppRuntime app, IReadOnlyList<OpenConnection> open)
    {
        var outgoing = open.Where(each => each.IsOutgoing).ToLookup(each => each.Peer, StringComparer.Ordinal);
        return
        [
            .. app
                .Metrics.Replicas.Snapshots()
                .OrderBy(peer => peer.Name, StringComparer.Ordinal)
                .Take(LiveProcess.Most)
                .Select(peer => PeerOf(peer, outgoing[peer.Name], KnownOf(app, peer.Name))),
        ];
    }

    private static LivePeer PeerOf(
        ReplicaSetSnapshot peer,
        IEnumerable<OpenConnection> connections,
        IReadOnlyList<EndpointContract> known
    ) =>
        new(
            peer.Name,
            peer.Retries,
            [.. peer.Replicas.Take(LiveProcess.Most).Select(ReplicaOf)],
            [.. connections.Take(LiveProcess.Most).Select(each => ConnectionOf(each, known))]
        );

    // What can be called there, as this build knows it.
    private static IReadOnlyList<EndpointContract> KnownOf(AppRuntime app, string process)
    {
        var services = app.Topology.Environment.Processes.FirstOrDefault(kind => kind.Name == process)?.Services ?? [];
        return
        [
            .. app
                .Application.Services.Where(service => services.Contains(service.Name))
                .SelectMany(service => service.Endpoints)
                .Where(endpoint => endpoint.ContractHash != 0)
                .Select(ContractOf),
        ];
    }

    private static EndpointContract ContractOf(GeneratedEndpoint endpoint) =>
        new(endpoint.Info.Service, endpoint.Info.Name, endpoint.ContractHash);

    private static LiveReplica ReplicaOf(ReplicaSnapshot replica) =>
        new()
        {
            Address = replica.Address,
            State = ReplicaMetrics.NameOf(replica.State),
            Reason = replica.Reason is { } reason ? ReplicaMetrics.NameOf(reason) : null,
            ProbeInSeconds = replica.ProbeIn is { } time ? Math.Round(time.TotalSeconds, 3) : null,
            InFlight = replica.InFlight,
            Attempts = replica.Calls,
            Failures = replica.Failures,
            Ejections = replica.Ejections,
        };

    private static LiveConnection ConnectionOf(OpenConnection open, IReadOnlyList<EndpointContract> known)
    {
        var theirs = ((ClientConnection)open.Connection)
            .Welcome.Endpoints.DistinctBy(endpoint => (endpoint.Service, endpoint.Name))
            .ToDictionary(endpoint => (endpoint.Service, endpoint.Name), endpoint => endpoint.Hash);
        var missing = known.Where(mine => !theirs.ContainsKey((mine.Service, mine.Name))).ToList();
        var binary = known.Where(mine => theirs.GetValueOrDefault((mine.Service, mine.Name)) == mine.Hash).ToList();
        return new()
        {
            Address = open.Address,
            Opened = open.Opened,
            InFlight = open.Connection.CallsInFlight,
            BinaryCalls = open.Connection.Counts.Binary,
            JsonCalls = open.Connection.Counts.Json,
            BinaryEndpoints = binary.Count,
            JsonEndpoints = NamesOf(known.Except(missing).Except(binary)),
            MissingEndpoints = NamesOf(missing),
        };
    }

    private static IReadOnlyList<string> NamesOf(IEnumerable<EndpointContract> endpoints) =>
        [
            .. endpoints
                .Select(endpoint => $"{endpoint.Service}.{endpoint.Name}")
                .Order(StringComparer.Ordinal)
                .Take(LiveProcess.Most),
        ];
}
