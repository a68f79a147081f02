using Tutti.Hosting;
using Tutti.Processes;

namespace Tutti.ServiceCalls;

/// <summary>The other processes of the app.</summary>
internal sealed class Peers(Topology topology) : IDisposable
{
    private readonly Dictionary<string, Peer> _peers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IReadOnlyList<InternalUrl>> _moved = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();

    /// <summary>The process that hosts a service.</summary>
    public Peer Of(string service)
    {
        var process = topology.ProcessOf(service);
        lock (_lock)
        {
            if (!_peers.TryGetValue(process.Name, out var peer))
            {
                _peers[process.Name] = peer = new Peer(
                    process.Name,
                    new ProcessConnection(
                        process.Urls,
                        topology.Keys is [var key, ..] ? key : "",
                        topology.Certificates
                    )
                );
                if (_moved.TryGetValue(process.Name, out var urls))
                {
                    peer.Connection.Replace(urls);
                }
            }
            return peer;
        }
    }

    /// <summary>Makes all further calls to the processes of a kind go to other addresses.</summary>
    /// <param name="process">The name of the kind.</param>
    /// <param name="urls">The addresses; none if no such process runs now.</param>
    public void Replace(string process, IReadOnlyList<InternalUrl> urls)
    {
        lock (_lock)
        {
            _moved[process] = urls;
            if (_peers.TryGetValue(process, out var peer))
            {
                peer.Connection.Replace(urls);
            }
        }
    }

    public void Dispose()
    {
        lock (_lock)
        {
            foreach (var peer in _peers.Values)
            {
                peer.Dispose();
            }
        }
    }
}

/// <summary>The other processes of one kind, and the connections to them.</summary>
internal sealed class Peer(string name, ProcessConnection connection) : IDisposable
{
    public string Name => name;

    public ProcessConnection Connection => connection;

    public void Dispose() => connection.Dispose();
}
