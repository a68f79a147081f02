using System.Globalization;
using System.Net.Sockets;
using Tutti.Faults.Tests.Network;

namespace Tutti.Faults.Tests.App;

/// <summary>One process of the app, on a host of its own.</summary>
internal sealed class Replica(string kind, int number, Host host, string folder)
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(3);

    private static readonly string s_hook = Path.GetFullPath(
        Path.Combine(
            AppContext.BaseDirectory,
            "../../Tutti.Faults.Tests.Agent",
            Repository.Configuration,
            "Tutti.Faults.Tests.Agent.dll"
        )
    );

    private int _id;
    private int _starts;

    public string Kind => kind;

    public Host Host => host;

    public string Name => $"{kind}-{number.ToString(CultureInfo.InvariantCulture)}";

    /// <summary>How often it was started: what it holds is comparable only as long as that is the same.</summary>
    public int Starts => _starts;

    /// <summary>What it runs.</summary>
    public string Program { get; private set; } = "";

    /// <summary>Where a gateway takes requests from outside: at a socket, which no fault of the network gets in the way of.</summary>
    public string Socket => Path.Combine(folder, $"{Name}.sock");

    public string LastLog => File.Exists(LogOf(_starts)) ? File.ReadAllText(LogOf(_starts)) : "";

    private string HeapSocket => Path.Combine(folder, $"{Name}.heap");

    public async Task StartAsync(string program)
    {
        Program = program;
        _starts++;
        File.Delete(Socket);
        File.Delete(HeapSocket);
        string[] variables =
        [
            $"TUTTI_ENV={Path.Combine(folder, "environment.json")}",
            $"TUTTI_PROCESS={kind}",
            $"TUTTI_REPLICA={number.ToString(CultureInfo.InvariantCulture)}",
            $"EDGE_LISTEN=unix:{Socket}",
            $"DOTNET_STARTUP_HOOKS={s_hook}",
            $"TUTTI_FAULTS_HEAP={HeapSocket}",
        ];
        _id = await host.StartAsync($"env -u CI {string.Join(' ', variables)} {program}", LogOf(_starts));
        await Waiting.UntilAsync(
            () => LastLog.Contains("Application started.", StringComparison.Ordinal),
            s_patience,
            () => $"{Name}:\n{LastLog}"
        );
    }

    public Task KillAsync() => host.ShellAsync($"kill -KILL {_id}; wait {_id}; true");

    public Task FreezeAsync() => host.ShellAsync($"kill -STOP {_id}");

    public Task ThawAsync() => host.ShellAsync($"kill -CONT {_id}");

    /// <summary>Asks it to end, as a service manager does.</summary>
    public async Task EndAsync()
    {
        await host.ShellAsync($"kill -TERM {_id}");
        await Waiting.UntilAsync(
            async () => await host.ShellAsync($"cat /proc/{_id}/stat 2>/dev/null | cut -d ' ' -f 3; true") is "" or "Z",
            s_patience,
            () => $"{Name} does not end:\n{LastLog}"
        );
    }

    /// <summary>Whether it leaves another one out: as its log says, it could not reach it, and has not found it again.</summary>
    public bool LeavesOut(Replica other)
    {
        var (log, address) = (
            LastLog,
            $"at {other.Host.Address}:{AppEnvironment.Port.ToString(CultureInfo.InvariantCulture)}"
        );
        return log.LastIndexOf($"cannot be reached {address};", StringComparison.Ordinal)
            > log.LastIndexOf($"{address} is back.", StringComparison.Ordinal);
    }

    /// <summary>How many bytes it has in use after a collection.</summary>
    public async Task<long> HeapAsync()
    {
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await socket.ConnectAsync(new UnixDomainSocketEndPoint(HeapSocket));
        var answer = new byte[sizeof(long)];
        await socket.ReceiveAsync(answer);
        return BitConverter.ToInt64(answer);
    }

    private string LogOf(int start) =>
        Path.Combine(folder, $"{Name}.{start.ToString(CultureInfo.InvariantCulture)}.log");
}
