using Microsoft.Extensions.Logging;
using Tutti.Hosting;
using Tutti.Log;
using Tutti.Processes;
using Tutti.Processes.Environments;
using Tutti.Transport;
using Tutti.Transport.Client;
using Tutti.Transport.Handshake;
using Tutti.Transport.Observing;

namespace Tutti.ServiceCalls.Remote;

/// <summary>The other processes of the app.</summary>
internal sealed class Peers : IDisposable
{
    private readonly Topology _topology;
    private readonly TransportMetrics _metrics;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly LinkIdentity _self;
    private readonly ToldPlaces _told;
    private readonly Dictionary<string, Peer> _peers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IReadOnlyList<InternalUrl>> _moved = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();

    public Peers(Topology topology, TransportMetrics metrics, TimeProvider time, ILogger logger)
    {
        _topology = topology;
        _metrics = metrics;
        _time = time;
        _logger = logger;
        _self = new LinkIdentity(topology.Self.Name, new TransportKeys(topology.Keys), new TransportLimits());
        _told = new ToldPlaces(CreateLinks);
    }

    /// <summary>The process that hosts a service.</summary>
    public Peer Of(string service)
    {
        lock (_lock)
        {
            return Of(_topology.ProcessOf(service));
        }
    }

    /// <summary>The ways to where another process, of another version of the app, says that services are.</summary>
    /// <param name="place">What it says.</param>
    /// <param name="teller">The connection to it; when it ends, nothing that was said over it is worth anything.</param>
    /// <returns><see langword="null"/> if its word is not taken.</returns>
    public PeerLinks? LinksTo(OtherProcess place, ClientConnection teller)
    {
        InternalUrl[] urls = [.. place.Urls.Select(Parse).OfType<InternalUrl>()];
        if (urls.Length == 0 || !(HasKeys || urls.All(IsCertified)))
        {
            return null;
        }
        lock (_lock)
        {
            var isNews = _moved.TryGetValue(place.Name, out var moved);
            var known = _topology.Environment.Processes.FirstOrDefault(process => process.Name == place.Name);
            if (known is { Urls.Count: > 0 } && (isNews || known.Urls.ToHashSet().SetEquals(urls)))
            {
                return Of(known).Links;
            }
            var links = _told.Of(place, moved ?? urls, teller, out var isNew);
            if (isNew)
            {
                _logger.ToldOfProcess(teller.Welcome.Name, place.Name, string.Join(", ", place.Urls));
            }
            return links;
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
            _told.Replace(process, urls);
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
            _told.Dispose();
        }
    }

    private static InternalUrl? Parse(string text) => InternalUrl.TryParse(text, out var url) ? url : null;

    private bool HasKeys => _topology.Keys.Count > 0;

    private bool IsCertified(InternalUrl url) => url.IsSecure && _topology.Certificates is not null;

    private Peer Of(ProcessDefinition process)
    {
        if (!_peers.TryGetValue(process.Name, out var peer))
        {
            _peers[process.Name] = peer = new Peer(
                process.Name,
                new ProcessConnection(process.Urls, _topology.Keys is [var key, ..] ? key : "", _topology.Certificates),
                urls => CreateLinks(process.Name, urls),
                process.Urls
            );
            if (_moved.TryGetValue(process.Name, out var urls))
            {
                peer.Replace(urls);
            }
        }
        return peer;
    }

    private PeerLinks CreateLinks(string process, IReadOnlyList<InternalUrl> urls) =>
        new(process, urls, _self, _topology.Certificates, _metrics, _time, _logger);
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
