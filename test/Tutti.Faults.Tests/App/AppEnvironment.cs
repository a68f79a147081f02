using System.Text.Json;

namespace Tutti.Faults.Tests.App;

/// <summary>The environment that the processes run in, as a file of the app says it.</summary>
internal static class AppEnvironment
{
    public const int Port = 8081;

    /// <summary>How long a call may take.</summary>
    public static readonly TimeSpan Deadline = TimeSpan.FromSeconds(8);

    /// <summary>The kinds of processes, how many there are of each, and what they host.</summary>
    public static readonly (string Kind, int Replicas, string[] Services)[] Kinds =
    [
        ("edge", 2, ["board", "card"]),
        ("people", 3, ["user", "org"]),
        ("money", 2, ["payment", "subscription"]),
    ];

    public static string Write(ILookup<string, string> addresses, string databaseServer) =>
        JsonSerializer.Serialize(
            new Dictionary<string, object>
            {
                ["type"] = "production",
                ["keys"] = new[] { "0c3f5a7be1d249868f72a04c6d915e3b" },
                ["processes"] = Kinds.ToDictionary(
                    kind => kind.Kind,
                    kind => ProcessOf(kind.Kind, kind.Services, [.. addresses[kind.Kind]])
                ),
                ["sql"] = new
                {
                    host = databaseServer,
                    user = "postgres",
                    pool = new { max = 10 },
                },
                ["deadlines"] = new Dictionary<string, string> { ["default"] = $"{Deadline.TotalSeconds}s" },
                ["shutdown"] = new { delay = "500ms", timeout = "10s" },
                ["logLevel"] = new Dictionary<string, string>
                {
                    ["Default"] = "Warning",
                    ["Microsoft.Hosting.Lifetime"] = "Information",
                    ["Tutti"] = "Information",
                },
            }
        );

    private static Dictionary<string, object> ProcessOf(string kind, string[] services, string[] addresses)
    {
        var process = new Dictionary<string, object>
        {
            ["services"] = services,
            ["url"] = addresses.Select(address => $"http://{address}:{Port.ToString(null, null)}"),
        };
        if (kind == "edge")
        {
            process["gateway"] = true;
            process["listen"] = new Dictionary<string, string> { ["$env"] = "EDGE_LISTEN" };
        }
        return process;
    }
}
