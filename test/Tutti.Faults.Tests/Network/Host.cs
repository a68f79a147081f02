namespace Tutti.Faults.Tests.Network;

/// <summary>A machine, and what can happen to its link.</summary>
internal sealed class Host(Namespaces namespaces, string name, string address)
{
    // All but what stays within the host.
    private const string Everything = "! -i lo";

    private static readonly string s_agent = Path.GetFullPath(
        Path.Combine(
            AppContext.BaseDirectory,
            "../../Tutti.Faults.Tests.Agent",
            Repository.Configuration,
            "Tutti.Faults.Tests.Agent"
        )
    );

    private int? _relay;

    public string Name => name;

    public string Address => address;

    /// <summary>How many connections between processes this host has.</summary>
    public async Task<int> CountConnectionsAsync(int port)
    {
        const string Established = "01";
        var suffix = $":{port:X4}";
        var tables = await namespaces.RunAsync($"ip netns exec {name} cat /proc/net/tcp /proc/net/tcp6");
        return tables
            .Split('\n')
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Count(cells =>
                cells.Length > 3
                && cells[3] == Established
                && (
                    cells[1].EndsWith(suffix, StringComparison.Ordinal)
                    || cells[2].EndsWith(suffix, StringComparison.Ordinal)
                )
            );
    }

    /// <summary>Runs a command beside the hosts, from where all their processes can be seen.</summary>
    public Task<string> ShellAsync(string command) => namespaces.RunAsync(command);

    public Task<int> StartAsync(string command, string log) =>
        namespaces.StartAsync($"ip netns exec {name} {command}", log);

    public Task CutAsync() => namespaces.RunAsync($"ip link set {name} down");

    public Task CutFromAsync(Host other) =>
        FilterAsync($"-A INPUT -s {other.Address} -j DROP", $"-A OUTPUT -d {other.Address} -j DROP");

    public Task DropAsync() => FilterAsync($"-A INPUT {Everything} -j DROP", "-A OUTPUT ! -o lo -j DROP");

    public Task RejectAsync(int port) =>
        FilterAsync($"-A INPUT -p tcp --dport {port} -j REJECT --reject-with tcp-reset");

    public Task LoseAsync(double share)
    {
        var match = string.Create(null, $"-m statistic --mode random --probability {share}");
        return FilterAsync($"-A INPUT {Everything} {match} -j DROP", $"-A OUTPUT ! -o lo {match} -j DROP");
    }

    /// <summary>All that this host sends takes another way, which takes longer.</summary>
    public async Task DelayAsync(TimeSpan delay)
    {
        var (near, far) = ($"{name}-a", $"{name}-b");
        var log = Path.GetTempFileName();
        _relay = await namespaces.StartAsync($"{s_agent} {near} {far} {delay.TotalMilliseconds:0}", log);
        await Waiting.UntilAsync(
            () => File.ReadAllText(log).Contains("ready", StringComparison.Ordinal),
            TimeSpan.FromSeconds(20),
            () => File.ReadAllText(log)
        );
        File.Delete(log);
        await namespaces.RunAsync(
            $"""
            (set -e
            ip link set {far} up
            ip link set {near} netns {name}
            ip -n {name} link set {near} up
            ip -n {name} route add 10.77.0.0/25 dev {near} src {address})
            """
        );
    }

    /// <summary>Ends all of that.</summary>
    public async Task HealAsync()
    {
        if (_relay is { } relay)
        {
            _relay = null;
            await namespaces.RunAsync($"kill -KILL {relay}; wait {relay}; true");
        }
        await namespaces.RunAsync($"ip link set {name} up && ip netns exec {name} iptables -w -F");
    }

    private Task FilterAsync(params string[] rules) =>
        namespaces.RunAsync(string.Join(" && ", rules.Select(rule => $"ip netns exec {name} iptables -w {rule}")));
}
