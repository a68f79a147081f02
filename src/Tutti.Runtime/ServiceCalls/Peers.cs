using Tutti.Hosting;
using Tutti.Processes;

namespace Tutti.ServiceCalls;

/// <summary>The other processes of the app.</summary>
internal sealed class Peers(Topology topology) : IDisposable
{
    private readonly Dictionary<string, Peer> _peers = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();

    /// <summary>The process that hosts a service.</summary>
    public Peer Of(string service)
    {
        var process = topology.ProcessOf(service);
        lock (_lock)
        {
            if (!_peers.TryGetValue(process.Name, out var peer))
            {
                _peers[process.Name] = peer = new Peer(process.Name, process.Url!, topology.Keys[0]);
            }
            return peer;
        }
    }

    public void Dispose()
    {
        foreach (var peer in _peers.Values)
        {
            peer.Dispose();
        }
    }
}

/// <summary>Another process of the app, and the connections to it.</summary>
internal sealed class Peer(string name, InternalUrl url, string key) : IDisposable
{
    public string Name => name;

    public ProcessConnection Connection { get; } = new(url, key);

    public void Dispose() => Connection.Dispose();
}
