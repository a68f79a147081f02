using System.Net;

namespace Tutti.Transport.Replicas;

/// <summary>
/// Knows where the replicas of one kind of process listen. A name may stand for many, and for others after a while, so names are
/// looked up again and again; addresses and Unix sockets stay what they are.
/// </summary>
internal sealed class AddressBook : IDisposable
{
    private const double Spread = 0.2;

    private readonly Lock _gate = new();
    private readonly CancellationTokenSource _disposed = new();
    private readonly CancellationToken _token;
    private readonly AddressBookOptions _options;
    private readonly Action<IReadOnlyList<ReplicaAddress>> _changed;
    private readonly IReadOnlyList<ReplicaAddress> _fixed;
    private readonly IReadOnlyList<NamedHost> _named;
    private readonly ITimer? _timer;
    private HashSet<ReplicaAddress> _known = [];
    private bool _isLooking;
    private long _lookedAt;
    private TimeSpan _interval;

    /// <summary>A book that nobody has looked into yet.</summary>
    /// <param name="peers">Names, addresses and Unix sockets.</param>
    /// <param name="changed">Is told all addresses whenever they are others than before.</param>
    /// <param name="options">How names are looked up.</param>
    public AddressBook(
        IEnumerable<EndPoint> peers,
        Action<IReadOnlyList<ReplicaAddress>> changed,
        AddressBookOptions? options = null
    )
    {
        _token = _disposed.Token;
        _options = options ?? new();
        _changed = changed;
        var byKind = peers.ToLookup(peer => peer is DnsEndPoint);
        _fixed = [.. byKind[false].Select(peer => new ReplicaAddress(peer))];
        _named = [.. byKind[true].Select(peer => new NamedHost((DnsEndPoint)peer, _options))];
        if (_named.Count > 0)
        {
            _timer = _options.Time.CreateTimer(
                _ => _ = LookUpAsync(),
                null,
                Timeout.InfiniteTimeSpan,
                Timeout.InfiniteTimeSpan
            );
        }
    }

    /// <summary>Where a host is reached, which is a name or an address.</summary>
    public static EndPoint EndPointOf(string host, int port) =>
        IPAddress.TryParse(host, out var address) ? new IPEndPoint(address, port) : new DnsEndPoint(host, port);

    /// <summary>Looks up everything once, and then from time to time. Ends after the first time, even if that failed.</summary>
    public Task StartAsync()
    {
        if (_timer is not null)
        {
            return LookUpAsync();
        }
        Tell();
        return Task.CompletedTask;
    }

    /// <summary>Looks up names soon, because replicas fail: they may have moved. As often as one likes.</summary>
    public void LookAgain()
    {
        lock (_gate)
        {
            if (_isLooking || _timer is null)
            {
                return;
            }
            var passed = _options.Time.GetElapsedTime(_lookedAt);
            if (_interval > _options.ShortestInterval)
            {
                _interval = _options.ShortestInterval;
                _timer.Change(passed < _interval ? _interval - passed : TimeSpan.Zero, Timeout.InfiniteTimeSpan);
            }
        }
    }

    /// <summary>Looks up nothing any more.</summary>
    public void Dispose()
    {
        _timer?.Dispose();
        _disposed.Cancel();
        _disposed.Dispose();
    }

    private async Task LookUpAsync()
    {
        lock (_gate)
        {
            if (_isLooking || _token.IsCancellationRequested)
            {
                return;
            }
            _isLooking = true;
        }
        try
        {
            await Task.WhenAll(_named.Select(host => host.LookUpAsync(_token)));
            Tell();
        }
        catch (OperationCanceledException)
        {
            // Nobody wants to know any more.
        }
        finally
        {
            Schedule();
        }
    }

    private void Tell()
    {
        HashSet<ReplicaAddress> now = [.. _fixed, .. _named.SelectMany(host => host.Known)];
        if (!_known.SetEquals(now))
        {
            _known = now;
            _changed([.. now]);
        }
    }

    private void Schedule()
    {
        lock (_gate)
        {
            _isLooking = false;
            _lookedAt = _options.Time.GetTimestamp();
            _interval = _options.Interval * (1 + Spread * (2 * _options.Random.NextDouble() - 1));
            if (!_token.IsCancellationRequested)
            {
                _timer?.Change(_interval, Timeout.InfiniteTimeSpan);
            }
        }
    }
}
