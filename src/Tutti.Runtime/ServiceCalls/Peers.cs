using System.Net.Sockets;
using System.Text;
using Tutti.Hosting;

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
internal sealed class Peer : IDisposable
{
    public Peer(string name, InternalUrl url, string key)
    {
        Name = name;
        Key = key;
        Address = url.Address;
        var handler = new SocketsHttpHandler
        {
            // Spans and their headers are ours, and so is every decision about a response.
            ActivityHeadersPropagator = null,
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = false,
            EnableMultipleHttp2Connections = true,
            ConnectTimeout = TimeSpan.FromSeconds(5),
            // So that a name is looked up again, and a peer that has vanished is noticed.
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            KeepAlivePingDelay = TimeSpan.FromSeconds(15),
            KeepAlivePingTimeout = TimeSpan.FromSeconds(5),
            KeepAlivePingPolicy = HttpKeepAlivePingPolicy.WithActiveRequests,
            RequestHeaderEncodingSelector = (_, _) => Encoding.UTF8,
            ResponseHeaderEncodingSelector = (_, _) => Encoding.UTF8,
        };
        if (url.SocketPath is { } path)
        {
            handler.ConnectCallback = (_, cancellationToken) => ConnectAsync(path, cancellationToken);
        }
        Http = new HttpMessageInvoker(handler);
    }

    public string Name { get; }

    /// <summary>What proves that this process belongs to the app.</summary>
    public string Key { get; }

    public Uri Address { get; }

    public HttpMessageInvoker Http { get; }

    public void Dispose() => Http.Dispose();

    private static async ValueTask<Stream> ConnectAsync(string path, CancellationToken cancellationToken)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            await socket.ConnectAsync(new UnixDomainSocketEndPoint(path), cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
