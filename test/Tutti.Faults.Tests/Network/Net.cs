namespace Tutti.Faults.Tests.Network;

/// <summary>Hosts with addresses of their own at one switch.</summary>
internal sealed class Net(Namespaces namespaces) : IAsyncDisposable
{
    private const string Switch = """
        ip link add switch type bridge && ip link set switch up && ip addr add 10.77.0.1/24 dev switch
        for setting in ip_forward conf/all/rp_filter conf/default/rp_filter; do
            case $setting in ip_forward) value=1;; *) value=0;; esac
            echo $value > /proc/sys/net/ipv4/$setting
        done
        """;

    private int _last = 10;

    public Namespaces Namespaces => namespaces;

    public static async Task<Net> StartAsync()
    {
        var net = new Net(await Namespaces.StartAsync());
        await net.Namespaces.RunAsync(Switch);
        return net;
    }

    public async Task<Host> AddHostAsync(string name)
    {
        var host = new Host(namespaces, name, $"10.77.0.{++_last}");
        await namespaces.RunAsync(
            $"""
            (set -e
            ip netns add {name}
            ip netns exec {name} sh -c 'echo 0 > /proc/sys/net/ipv4/conf/all/rp_filter; echo 0 > /proc/sys/net/ipv4/conf/default/rp_filter'
            ip link add {name} type veth peer name eth0 netns {name}
            ip link set {name} master switch up
            ip -n {name} addr add {host.Address}/24 dev eth0
            ip -n {name} link set eth0 up
            ip -n {name} link set lo up)
            """
        );
        return host;
    }

    public ValueTask DisposeAsync() => namespaces.DisposeAsync();
}
