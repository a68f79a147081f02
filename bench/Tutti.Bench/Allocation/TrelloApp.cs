using System.Net;
using System.Text.Json.Nodes;
using Tutti.Bench.Processes;

namespace Tutti.Bench.Allocation;

/// <summary>One side: an app in one or several processes.</summary>
internal sealed class TrelloApp : IDisposable
{
    public const string Ours = "TrelloClone";

    public const string Theirs = "Tutti.Bench.Trello";

    private readonly List<ServerProcess> _processes = [];

    private TrelloApp(string name) => Name = name;

    /// <summary>What the table calls it.</summary>
    public string Name { get; }

    /// <summary>Where it takes requests.</summary>
    public IPEndPoint Address => _processes[^1].Address;

    /// <summary>Its processes; the one that takes requests comes last.</summary>
    public IReadOnlyList<ServerProcess> Processes => _processes;

    /// <summary>Starts examples/trello.</summary>
    /// <param name="grouping">Its grouping.</param>
    /// <param name="databases">The variables that say where its databases are.</param>
    public static TrelloApp StartOurs(Grouping grouping, IReadOnlyList<(string Name, string Value)> databases)
    {
        var addresses = Addresses(grouping);
        var processes = grouping.Processes.Select(process =>
            KeyValuePair.Create<string, JsonNode?>(
                process.Name,
                new JsonObject
                {
                    ["gateway"] = process == grouping.Processes[0],
                    ["services"] = new JsonArray([.. process.Services.Select(service => JsonValue.Create(service))]),
                    ["url"] = $"http://{addresses[process.Name]}",
                }
            )
        );
        var json = new JsonObject
        {
            ["keys"] = new JsonArray($"{Guid.NewGuid():N}"),
            ["processes"] = new JsonObject(processes),
        }.ToJsonString();
        return Start(
            "ours",
            grouping,
            (process, isFirst) =>
                ServerProcess.Start(
                    Ours,
                    isFirst ? ServerProcess.FreeAddress() : addresses[process.Name],
                    grouping.Processes.Count == 1
                        ? databases
                        : [("TUTTI_PROCESS", process.Name), ("TUTTI_ENV_JSON", json), .. databases]
                )
        );
    }

    /// <summary>Starts what is written by hand.</summary>
    /// <param name="grouping">Its grouping.</param>
    /// <param name="http">How its processes talk: by HTTP 1 or 2.</param>
    /// <param name="databases">The variables that say where its databases are.</param>
    public static TrelloApp StartTheirs(
        Grouping grouping,
        int http,
        IReadOnlyList<(string Name, string Value)> databases
    )
    {
        var addresses = Addresses(grouping);
        var services = grouping.Processes.SelectMany(process =>
            process.Services.Select(service => ($"Services__{service}", $"http://{addresses[process.Name]}"))
        );
        return Start(
            grouping.Processes.Count == 1 ? "by hand" : $"by hand, HTTP/{(http == 1 ? "1.1" : "2")}",
            grouping,
            (process, isFirst) =>
                ServerProcess.Start(
                    Theirs,
                    addresses[process.Name],
                    [
                        .. services,
                        .. databases,
                        ("Hosts", string.Join(',', process.Services)),
                        ("Gateway", isFirst ? "true" : "false"),
                        ("Http", $"{http}"),
                        ("Kestrel__EndpointDefaults__Protocols", isFirst || http == 1 ? "Http1" : "Http2"),
                    ]
                )
        );
    }

    public void Dispose() => _processes.ForEach(process => process.Dispose());

    private static Dictionary<string, IPEndPoint> Addresses(Grouping grouping) =>
        grouping.Processes.ToDictionary(process => process.Name, _ => ServerProcess.FreeAddress());

    // The first one last: it answers when the others do.
    private static TrelloApp Start(string name, Grouping grouping, Func<ProcessGroup, bool, ServerProcess> start)
    {
        var app = new TrelloApp(name);
        try
        {
            foreach (var process in grouping.Processes.Reverse())
            {
                app._processes.Add(start(process, process == grouping.Processes[0]));
            }
            return app;
        }
        catch
        {
            app.Dispose();
            throw;
        }
    }
}
