using Tutti.Processes;
using Tutti.Transport.Client;
using Tutti.Transport.Handshake;

namespace Tutti.ServiceCalls.Remote;

/// <summary>
/// The ways to processes of which this one knows because others, which run another version of the app, have said so. Each is forgotten with the last
/// connection over which it was said.
/// </summary>
/// <param name="create">Makes the ways to the processes of a kind.</param>
internal sealed class ToldPlaces(Func<string, IReadOnlyList<InternalUrl>, PeerLinks> create) : IDisposable
{
    private readonly Dictionary<string, Told> _told = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();
    private bool _isDisposed;

    /// <summary>The ways to a place.</summary>
    /// <param name="place">What was said.</param>
    /// <param name="urls">Where that is.</param>
    /// <param name="teller">The connection over which it was said.</param>
    /// <param name="isNew">Whether it is the first time that it was said over this connection.</param>
    /// <returns><see langword="null"/> when this process ends.</returns>
    public PeerLinks? Of(OtherProcess place, IReadOnlyList<InternalUrl> urls, ClientConnection teller, out bool isNew)
    {
        isNew = false;
        var key = string.Join('\n', [place.Name, .. place.Urls]);
        PeerLinks links;
        lock (_lock)
        {
            if (_isDisposed)
            {
                return null;
            }
            if (!_told.TryGetValue(key, out var told))
            {
                _told[key] = told = new Told(place.Name, create(place.Name, urls));
            }
            links = told.Links;
            isNew = told.Tellers.Add(teller);
        }
        if (isNew)
        {
            teller.Ended.UnsafeRegister(_ => Forget(key, teller), null);
        }
        return links;
    }

    /// <summary>Makes all further calls to the processes of a kind go to other addresses.</summary>
    public void Replace(string process, IReadOnlyList<InternalUrl> urls)
    {
        Told[] moved;
        lock (_lock)
        {
            moved = [.. _told.Values.Where(told => told.Process == process)];
        }
        foreach (var told in moved)
        {
            told.Links.Replace(urls);
        }
    }

    public void Dispose()
    {
        Told[] all;
        lock (_lock)
        {
            _isDisposed = true;
            all = [.. _told.Values];
            _told.Clear();
        }
        foreach (var told in all)
        {
            told.Links.Dispose();
        }
    }

    private void Forget(string key, ClientConnection teller)
    {
        PeerLinks links;
        lock (_lock)
        {
            if (
                !_told.TryGetValue(key, out var told)
                || !told.Tellers.Remove(teller)
                || told.Tellers.Count > 0
                || !_told.Remove(key)
            )
            {
                return;
            }
            links = told.Links;
        }
        // Calls on their way are answered. Their connections may have told of more, which ends here, too.
        links.Dispose();
    }

    private sealed record Told(string Process, PeerLinks Links)
    {
        public HashSet<ClientConnection> Tellers { get; } = [];
    }
}
