using Microsoft.Extensions.Logging;
using Tutti.Hosting;
using Tutti.Processes;
using Tutti.Transport;
using Tutti.Transport.Client;
using Tutti.Transport.Handshake;

namespace Tutti.ServiceCalls.Remote;

/// <summary>The other processes of the app.</summary>
internal sealed class Peers(Topology topology, TimeProvider time, ILogger logger) : IDisposable
{
    private readonly LinkIdentity _self = new(
        topology.Self.Name,
        new TransportKeys(topology.Keys),
        new TransportLimits()
    );
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
                    ),
                    urls => new PeerLinks(process.Name, urls, _self, topology.Certificates, time, logger),
                    process.Urls
                );
                if (_moved.TryGetValue(process.Name, out var urls))
                {
                    peer.Replace(urls);
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
                peer.Replace(urls);
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
internal sealed class Peer(
    string name,
    ProcessConnection connection,
    Func<IReadOnlyList<InternalUrl>, PeerLinks> createLinks,
    IReadOnlyList<InternalUrl> urls
) : IDisposable
{
    private readonly Lock _lock = new();
    private IReadOnlyList<InternalUrl> _urls = urls;
    private PeerLinks? _links;

    public string Name => name;

    /// <summary>By which requests are forwarded.</summary>
    public ProcessConnection Connection => connection;

    /// <summary>By which services are called. A gateway that only forwards has none, and looks up no names for them.</summary>
    public PeerLinks Links => Volatile.Read(ref _links) ?? CreateLinks();

    public void Replace(IReadOnlyList<InternalUrl> urls)
    {
        connection.Replace(urls);
        lock (_lock)
        {
            _urls = urls;
            _links?.Replace(urls);
        }
    }

    public void Dispose()
    {
        connection.Dispose();
        lock (_lock)
        {
            _links?.Dispose();
        }
    }

    private PeerLinks CreateLinks()
    {
        lock (_lock)
        {
            if (_links is null)
            {
                Volatile.Write(ref _links, createLinks(_urls));
            }
            return _links!;
        }
    }
}
