using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Tutti.DevHost.Builds;

namespace Tutti.DevHost.Run;

/// <summary>All processes of a run and what they share: the build, the key and the public address.</summary>
public sealed record RunPlan
{
    /// <summary>The assembly to run.</summary>
    public required string Assembly { get; init; }

    /// <summary>The folder that the processes run in.</summary>
    public required string WorkingDirectory { get; init; }

    /// <summary>The address of the public listener, such as <c>http://127.0.0.1:4000</c>.</summary>
    public required string Api { get; init; }

    /// <summary>The secret by which processes of this run know each other.</summary>
    public required string Key { get; init; }

    /// <summary>Whether the processes may colour their logs, although they don't write to a terminal themselves.</summary>
    public bool ColoredLogs { get; init; }

    /// <summary>The processes.</summary>
    public required IReadOnlyList<ProcessPlan> Processes { get; init; }

    /// <summary>Makes a secret for a run.</summary>
    /// <returns>The secret.</returns>
    public static string NewKey() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));

    /// <summary>Prepares to start one process.</summary>
    /// <param name="process">The process.</param>
    /// <returns>The start information, with redirected streams.</returns>
    internal System.Diagnostics.ProcessStartInfo StartInfo(ProcessPlan process)
    {
        var start = DotnetHost.Command(WorkingDirectory, Assembly);
        var environment = start.Environment;
        foreach (var name in InheritedAddresses)
        {
            environment.Remove(name);
        }
        environment["DOTNET_ENVIRONMENT"] = "Development";
        environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        environment["TUTTI_SUPERVISED"] = "1";
        if (process.IsGateway)
        {
            environment["ASPNETCORE_URLS"] = Api;
        }
        if (process.InternalUrl is not null)
        {
            environment["TUTTI_PROCESS"] = process.Name;
            environment["TUTTI_ENV_JSON"] = EnvironmentJson();
        }
        if (ColoredLogs)
        {
            environment["DOTNET_SYSTEM_CONSOLE_ALLOW_ANSI_COLOR_REDIRECTION"] = "1";
        }
        // A process lives until the next save, and there may be many: start quickly, stay small.
        environment.TryAdd("DOTNET_TieredPGO", "0");
        environment.TryAdd("DOTNET_gcServer", "0");
        return start;
    }

    // Set where the tool was started, they would open listeners that nobody asked for.
    private static readonly string[] InheritedAddresses =
    [
        "ASPNETCORE_URLS",
        "ASPNETCORE_HTTP_PORTS",
        "ASPNETCORE_HTTPS_PORTS",
        "DOTNET_URLS",
        "DOTNET_HTTP_PORTS",
        "DOTNET_HTTPS_PORTS",
        "URLS",
        "HTTP_PORTS",
        "HTTPS_PORTS",
        "TUTTI_PROCESS",
        "TUTTI_ENV",
        "TUTTI_ENV_JSON",
    ];

    private string EnvironmentJson()
    {
        var processes = new JsonObject();
        foreach (var process in Processes)
        {
            var entry = new JsonObject { ["url"] = process.InternalUrl };
            if (process.IsGateway)
            {
                entry["gateway"] = true;
            }
            if (process.Services.Count > 0)
            {
                entry["services"] = new JsonArray([.. process.Services.Select(service => JsonValue.Create(service))]);
            }
            processes[process.Name] = entry;
        }
        return new JsonObject { ["keys"] = new JsonArray(Key), ["processes"] = processes }.ToJsonString();
    }
}
