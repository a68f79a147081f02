using Tutti.Processes.Live;

namespace Tutti.Cli.Output;

/// <summary>The lines of one process about those that it calls, one for each replica, and about those that call it.</summary>
internal static class LivePeerLines
{
    private const int MostNames = 8;

    public static IEnumerable<(string Sign, string[] Cells, string[] Below)> Of(LivePeer peer, DateTimeOffset now)
    {
        if (peer.Replicas.Count == 0)
        {
            yield return ("→ ", [peer.Process, "no replica is known"], []);
        }
        foreach (var (replica, index) in peer.Replicas.Select((replica, index) => (replica, index)))
        {
            var connections = peer.Connections.Where(each => each.Address == replica.Address).ToList();
            string[] cells =
            [
                peer.Process,
                replica.Address,
                replica.State,
                $"{replica.InFlight} in flight",
                LiveText.Count(replica.Attempts, "attempt"),
                $"{replica.Failures} failed",
                connections is [.., var newest]
                    ? $"connected for {LiveText.Time(now - newest.Opened)}"
                    : "not connected",
            ];
            yield return ("→ ", cells, [.. Below(peer, replica, connections, isFirst: index == 0)]);
        }
        var gone = peer.Connections.Where(each => peer.Replicas.All(replica => replica.Address != each.Address));
        foreach (var connection in gone)
        {
            yield return (
                "→ ",
                [peer.Process, connection.Address, "ending", $"{connection.InFlight} in flight"],
                [.. Codecs(connection)]
            );
        }
    }

    public static (string Sign, string[] Cells, string[] Below) Of(IGrouping<string, LiveCaller> caller) =>
        (
            "← ",
            [
                caller.Key,
                LiveText.Count(caller.Count(), "connection"),
                "",
                $"{caller.Sum(each => each.InFlight)} in flight",
                LiveText.Count(caller.Sum(each => each.BinaryCalls + each.JsonCalls), "call"),
                $"{caller.Sum(each => each.JsonCalls)} in JSON",
            ],
            []
        );

    private static IEnumerable<string> Below(
        LivePeer peer,
        LiveReplica replica,
        List<LiveConnection> connections,
        bool isFirst
    )
    {
        if (replica.Reason is { } reason)
        {
            var why = reason == "outlier" ? "fails far more calls than the others" : "cannot be reached";
            var next = replica.ProbeInSeconds is { } seconds ? $", next try in {seconds:0.0} s" : "";
            yield return $"{why}{next}";
        }
        if (replica.Ejections > 0)
        {
            yield return $"left out {LiveText.Count(replica.Ejections, "time")} since it is known";
        }
        if (isFirst && peer.Retries > 0)
        {
            yield return $"{LiveText.Count(peer.Retries, "call")} to {peer.Process} tried again";
        }
        foreach (var line in connections.SelectMany(Codecs))
        {
            yield return line;
        }
    }

    private static IEnumerable<string> Codecs(LiveConnection connection)
    {
        var binary = LiveText.Count(connection.BinaryEndpoints, "endpoint");
        var json = connection.JsonEndpoints.Count == 0 ? "" : $", {connection.JsonEndpoints.Count} in JSON";
        yield return $"{binary} in the binary form{json}; calls: {connection.BinaryCalls} binary, {connection.JsonCalls} JSON";
        if (connection.JsonEndpoints.Count > 0)
        {
            yield return $"in JSON, for the builds differ: {LiveText.Some(connection.JsonEndpoints, MostNames)}";
        }
        if (connection.MissingEndpoints.Count > 0)
        {
            yield return $"missing there: {LiveText.Some(connection.MissingEndpoints, MostNames)}";
        }
    }
}
