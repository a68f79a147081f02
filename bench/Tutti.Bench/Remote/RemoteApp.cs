using System.Text.Json;
using Tutti.Bench.Http;
using Tutti.Bench.Processes;

namespace Tutti.Bench.Remote;

/// <summary>One side: a process that is called, and one that calls it.</summary>
internal sealed class RemoteApp : IDisposable
{
    private static readonly string[] s_all = ["*"];
    private static readonly string[] s_users = ["users"];

    private readonly ServerProcess _callee;
    private readonly ServerProcess _caller;
    private readonly string? _socket;

    private RemoteApp(Func<ServerProcess> callee, Func<ServerProcess> caller, string? socket)
    {
        _socket = socket;
        _callee = callee();
        try
        {
            _caller = caller();
        }
        catch
        {
            _callee.Dispose();
            throw;
        }
    }

    /// <summary>Starts the app.</summary>
    public static RemoteApp StartOurs(RemoteWay way)
    {
        var (calleeOutside, callerOutside) = (ServerProcess.FreeAddress(), ServerProcess.FreeAddress());
        var socket = SocketFor(way);
        var environment = JsonSerializer.Serialize(
            new
            {
                type = "production",
                keys = new[] { $"{Guid.NewGuid():N}" },
                processes = new
                {
                    caller = new
                    {
                        gateway = true,
                        services = s_all,
                        url = $"http://{ServerProcess.FreeAddress()}",
                    },
                    callee = new
                    {
                        gateway = true,
                        services = s_users,
                        url = socket is null ? $"http://{ServerProcess.FreeAddress()}" : $"unix:{socket}",
                    },
                },
            }
        );
        return new(Start("callee"), Start("caller"), socket);

        Func<ServerProcess> Start(string name) =>
            () =>
                ServerProcess.StartAnywhere(
                    BenchOptions.App,
                    name == "callee" ? calleeOutside : callerOutside,
                    ("TUTTI_PROCESS", name),
                    ("TUTTI_ENV_JSON", environment)
                );
    }

    /// <summary>Starts what it is compared with.</summary>
    public static RemoteApp StartTheirs(RemoteWay way)
    {
        var (callee, caller) = (ServerProcess.FreeAddress(), ServerProcess.FreeAddress());
        var socket = SocketFor(way);
        var version = ("VERSION", way == RemoteWay.Http1 ? "1.1" : "2.0");
        var urls = ("ASPNETCORE_URLS", socket is null ? $"http://{callee}" : $"http://{callee};http://unix:{socket}");
        IEnumerable<(string, string)> through = socket is null ? [] : [("SOCKET", socket)];
        return new(
            () => ServerProcess.StartAnywhere(BenchOptions.Remote, callee, version, urls),
            () =>
                ServerProcess.StartAnywhere(
                    BenchOptions.Remote,
                    caller,
                    [version, ("CALLEE", $"http://{callee}"), .. through]
                ),
            socket
        );
    }

    /// <summary>Makes calls for a while.</summary>
    public RemoteFigures Run(RemoteCase @case, TimeSpan duration)
    {
        var request = RequestBytes.Post(
            "/load",
            $$"""{"kind":"{{@case.Kind}}","concurrency":{{@case.Concurrency}},"milliseconds":{{(
                int
            )duration.TotalMilliseconds}}}"""
        );
        var before = ProcessorTimes();
        var response = LoadGenerator.Ask(_caller.Address, request);
        var used = ProcessorTimes() - before;
        var load = response.Status.Contains(" 200 ", StringComparison.Ordinal)
            ? JsonSerializer.Deserialize<Load>(response.Body, JsonSerializerOptions.Web)!
            : throw new BenchException($"{@case.Name}: {response.Status}\n{response.Body}");
        return new(
            load.Seconds * 1e6 / load.Calls,
            load.Median,
            load.Percentile99,
            used.TotalMicroseconds / load.Calls,
            load.Allocated,
            load.Allocated - load.Result
        );
    }

    public void Dispose()
    {
        _caller.Dispose();
        _callee.Dispose();
        if (_socket is not null)
        {
            File.Delete(_socket);
        }
    }

    private static string? SocketFor(RemoteWay way) =>
        way == RemoteWay.UnixSocket ? Path.Combine(Path.GetTempPath(), $"bench-{Guid.NewGuid():N}.sock") : null;

    private TimeSpan ProcessorTimes() =>
        ProcessorTime.Of(_caller.Process).Total + ProcessorTime.Of(_callee.Process).Total;

    // As the apps answer.
    private sealed record Load(
        long Calls,
        double Seconds,
        double Median,
        double Percentile99,
        double Allocated,
        double Result
    );
}

/// <summary>What calls cost, times in µs.</summary>
/// <param name="Time">How long the callers together take for one.</param>
/// <param name="Median">How long one takes at the median.</param>
/// <param name="Percentile99">How long all but one in a hundred take at most.</param>
/// <param name="Cpu">What both processes work for one.</param>
/// <param name="Allocated">How many bytes the calling process allocates for one.</param>
/// <param name="Beyond">How many of them are not the result.</param>
internal sealed record RemoteFigures(
    double Time,
    double Median,
    double Percentile99,
    double Cpu,
    double Allocated,
    double Beyond
);
