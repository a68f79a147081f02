using Tutti.Bench.Processes;

namespace Tutti.Bench.Allocation;

/// <summary>
/// A gateway in front of one service process: ours, and one written by hand in front of the very same process. By HTTP/1.1 the latter comes as
/// anybody would, by HTTP/2 as our gateway does.
/// </summary>
internal sealed class Hop : IDisposable
{
    private const string Nowhere = "http://127.0.0.1:1";

    private readonly List<ServerProcess> _processes = [];
    private readonly ServerProcess _service;
    private readonly ServerProcess _gateway;
    private readonly ServerProcess _byHand;
    private readonly ServerProcess _byHandHttp2;

    public Hop(IReadOnlyList<(string Name, string Value)> databases)
    {
        var key = $"{Guid.NewGuid():N}";
        var (inside, outside) = (ServerProcess.FreeAddress(), ServerProcess.FreeAddress());
        var json = $$$"""
            {"keys":["{{{key}}}"],"processes":{
              "gateway":{"gateway":true,"url":"http://{{{ServerProcess.FreeAddress()}}}"},
              "user":{"gateway":true,"services":["user"],"url":"http://{{{inside}}}"},
              "rest":{"services":["*"],"url":"http://{{{ServerProcess.FreeAddress()}}}"}
            }}
            """;
        try
        {
            _service = Start(
                TrelloApp.Ours,
                outside,
                [("TUTTI_PROCESS", "user"), ("TUTTI_ENV_JSON", json), .. databases]
            );
            _gateway = Start(
                TrelloApp.Ours,
                null,
                [("TUTTI_PROCESS", "gateway"), ("TUTTI_ENV_JSON", json), .. databases]
            );
            _byHand = StartByHand(("Services__user", $"http://{outside}"));
            _byHandHttp2 = StartByHand(
                ("Services__user", $"http://{inside}"),
                ("Http", "2"),
                ("AddedHeaders", $"tutti-key: {key}; tutti-forwarded: 1")
            );
            TrelloRequests.RequireSameUser([_gateway.Address, _byHand.Address, _byHandHttp2.Address]);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public IReadOnlyList<AllocationSide> Sides(int connections) =>
        [
            Side("ours", _gateway, connections),
            Side("by hand, HTTP/1.1", _byHand, connections),
            Side("by hand, HTTP/2", _byHandHttp2, connections),
        ];

    public void Dispose() => _processes.ForEach(process => process.Dispose());

    private AllocationSide Side(string name, ServerProcess gateway, int connections) =>
        new(name, [_service, gateway], TrelloRequests.User, connections);

    private ServerProcess StartByHand(params IEnumerable<(string, string)> settings) =>
        Start(
            TrelloApp.Theirs,
            null,
            [
                ("Hosts", ""),
                ("Gateway", "true"),
                ("Services__org", Nowhere),
                ("Services__board", Nowhere),
                ("Services__card", Nowhere),
                .. settings,
            ]
        );

    private ServerProcess Start(
        string project,
        System.Net.IPEndPoint? address,
        params IEnumerable<(string, string)> environment
    )
    {
        var process = ServerProcess.Start(project, address ?? ServerProcess.FreeAddress(), environment);
        _processes.Add(process);
        return process;
    }
}
