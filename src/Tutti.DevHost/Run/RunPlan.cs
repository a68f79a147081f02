using System.Diagnostics;
using System.Security.Cryptography;
using Tutti.DevHost.Builds;
using Tutti.DevHost.Run.Changes;
using Tutti.Processes;
using Tutti.Processes.Environments;
using Tutti.Processes.Supervision;

namespace Tutti.DevHost.Run;

/// <summary>What the processes of a run have in common: the build, and the environment.</summary>
internal sealed class RunPlan
{
    // Where somebody waits for the new version, nothing in flight takes longer than this.
    private static readonly TimeSpan ShutdownTimeout = TimeSpan.FromSeconds(10);

    private readonly Lazy<AppBuild> _build = null!;

    /// <summary>The assembly to run.</summary>
    public required string Assembly
    {
        get;
        init
        {
            field = value;
            // Read when it is compared for the first time.
            _build = new(() => AppBuild.Read(value));
        }
    }

    /// <summary>What the assembly and the files beside it are made of.</summary>
    public AppBuild Build => _build.Value;

    /// <summary>The folder that the processes run in.</summary>
    public required string WorkingDirectory { get; init; }

    /// <summary>Which kinds of processes there are, how many of each, and how they behave. Addresses and keys are those of the run.</summary>
    public required AppEnvironment Environment { get; init; }

    /// <summary>The databases that the processes use.</summary>
    public IReadOnlyList<RunningDatabase> Databases { get; init; } = [];

    /// <summary>Whether the processes may colour their logs, although they don't write to a terminal themselves.</summary>
    public bool ColoredLogs { get; init; }

    /// <summary>How long requests in flight may take when a process is told to stop.</summary>
    public TimeSpan DrainTimeout => Environment.Shutdown.Timeout ?? ShutdownTimeout;

    /// <summary>Makes a secret for a run.</summary>
    /// <returns>The secret.</returns>
    public static string NewKey() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));

    /// <summary>Prepares to start one process.</summary>
    /// <param name="kind">Its kind.</param>
    /// <param name="url">Where it is to listen.</param>
    /// <param name="key">By which the processes of the run know each other.</param>
    /// <param name="addresses">Where the processes of each kind listen.</param>
    /// <returns>The start information, with redirected streams.</returns>
    public ProcessStartInfo StartInfo(
        ProcessDefinition kind,
        string url,
        string key,
        IReadOnlyDictionary<string, IReadOnlyList<string>> addresses
    )
    {
        var start = DotnetHost.Command(WorkingDirectory, Assembly);
        var variables = start.Environment;
        foreach (var name in Inherited)
        {
            variables.Remove(name);
        }
        variables["DOTNET_ENVIRONMENT"] = variables["ASPNETCORE_ENVIRONMENT"] = EnvironmentDefaults.HostEnvironmentOf(
            Environment.Type
        );
        variables[SupervisorLines.Variable] = "1";
        variables[StartVariables.Environment] = Environment.Name;
        variables[StartVariables.Process] = kind.Name;
        variables[StartVariables.Json] = EnvironmentWriter.Write(
            Environment with
            {
                Keys = [key],
                Processes =
                [
                    .. Environment.Processes.Select(each =>
                        At(each, each.Name == kind.Name ? [url] : addresses[each.Name])
                    ),
                ],
                Shutdown = new ShutdownSettings { Timeout = DrainTimeout },
                Certificate = null,
            }
        );
        if (ColoredLogs)
        {
            variables["DOTNET_SYSTEM_CONSOLE_ALLOW_ANSI_COLOR_REDIRECTION"] = "1";
        }
        // A process lives until the next save, and there may be many: start quickly, stay small.
        variables.TryAdd("DOTNET_TieredPGO", "0");
        variables.TryAdd("DOTNET_gcServer", "0");
        return start;
    }

    // Set where the tool was started, they would open listeners that nobody asked for, or mean another environment.
    private static readonly string[] Inherited =
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
        StartVariables.Environment,
        StartVariables.Json,
        StartVariables.Process,
        StartVariables.Replica,
    ];

    private static ProcessDefinition At(ProcessDefinition kind, IReadOnlyList<string> addresses) =>
        kind with
        {
            Replicas = addresses.Count,
            Urls = [.. addresses.Select(InternalUrl.Parse)],
            Listen = [],
        };
}
