using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;
using Microsoft.Extensions.Logging;
using Tutti.Processes;
using Tutti.Processes.Certificates;
using Tutti.Transport.Client;
using Tutti.Transport.Observing;
using Tutti.Transport.Replicas;

namespace Tutti.ServiceCalls.Remote;

/// <summary>The ways to the processes of one kind: where they are, and which of them is called next.</summary>
internal sealed class PeerLinks : IDisposable
{
    private readonly Lock _lock = new();
    private readonly string _process;
    private readonly LinkIdentity _self;
    private readonly ProcessCertificates? _certificates;
    private readonly TransportMetrics _metrics;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly ReplicaSet<Link> _replicas;
    private volatile bool _isSecure;
    private bool _isDisposed;
    private AddressBook _addresses;
    private Task _known;

    public PeerLinks(
        string process,
        IReadOnlyList<InternalUrl> urls,
        LinkIdentity self,
        ProcessCertificates? certificates,
        TransportMetrics metrics,
        TimeProvider time,
        ILogger logger
    )
    {
        _process = process;
        _self = self;
        _certificates = certificates;
        _metrics = metrics;
        _time = time;
        _logger = logger;
        _replicas = new ReplicaSet<Link>(
            process,
            Create,
            new ReplicaSetOptions { Logger = logger, Metrics = metrics.Replicas }
        )
        {
            Retire = link => link.Dispose(),
            Probe = lease => _ = ProbeAsync(lease),
            ConnectionFailed = () => _addresses?.LookAgain(),
        };
        _isSecure = urls.Any(url => url.IsSecure);
        _addresses = CreateBook(urls);
        _known = _addresses.StartAsync();
    }

    /// <summary>Ends when the addresses of all names have been looked up for the first time.</summary>
    public Task Known => _known;

    /// <summary>Chooses a process for a call, other than those that it was sent to before.</summary>
    public ReplicaLease<Link> Choose(ref TriedReplicas tried) => _replicas.Choose(ref tried);

    /// <summary>Whether nobody can be reached since so short a time that it is worth to choose again in a moment.</summary>
    public bool HaveJustGone => _replicas.HasJustLostAll;

    /// <summary>Whether a call may be tried again.</summary>
    public bool MayRetry(in FailedAttempt attempt, out TimeSpan delay) => _replicas.MayRetry(attempt, out delay);

    /// <summary>Whether it says that a process cannot be reached.</summary>
    public static bool IsUnreachable(Exception exception) =>
        exception is IOException or SocketException or ObjectDisposedException or AuthenticationException;

    /// <summary>Makes all further calls go to other addresses. Those that stay keep their connections.</summary>
    public void Replace(IReadOnlyList<InternalUrl> urls)
    {
        lock (_lock)
        {
            if (_isDisposed)
            {
                return;
            }
            _addresses.Dispose();
            _isSecure = urls.Any(url => url.IsSecure);
            if (urls.Count == 0)
            {
                _replicas.Replace([]);
            }
            _addresses = CreateBook(urls);
            _known = _addresses.StartAsync();
            // Whoever says so knows that they are there, whatever was found out before.
            _replicas.ReadmitAll();
        }
    }

    public void Dispose()
    {
        lock (_lock)
        {
            if (_isDisposed)
            {
                return;
            }
            _isDisposed = true;
            _addresses.Dispose();
            _replicas.Dispose();
        }
    }

    private AddressBook CreateBook(IReadOnlyList<InternalUrl> urls) =>
        new(urls.Select(EndPointOf), _replicas.Replace, new AddressBookOptions { Logger = _logger });

    private static EndPoint EndPointOf(InternalUrl url) =>
        url.SocketPath is { } path
            ? new UnixDomainSocketEndPoint(path)
            : AddressBook.EndPointOf(url.Address.IdnHost.Trim('[', ']'), url.Address.Port);

    private Link Create(ReplicaAddress address) =>
        new(address.ToString(), ended => ConnectAsync(address, ended), _self, _time)
        {
            Observer = new LinkObserver(_process, address.ToString(), _metrics, TimeProvider.System),
        };

    private ValueTask<Stream> ConnectAsync(ReplicaAddress address, CancellationToken cancellationToken) =>
        ProcessSocket.ConnectAsync(
            address.EndPoint,
            address.Alternative,
            _isSecure ? address.Host : null,
            _certificates,
            cancellationToken
        );

    private static async Task ProbeAsync(ReplicaLease<Link> lease)
    {
        try
        {
            await lease.Target!.OpenAsync(CancellationToken.None);
            lease.Connected();
            lease.End(CallOutcome.Answered);
        }
        catch (Exception exception) when (IsUnreachable(exception))
        {
            lease.End(CallOutcome.Unreachable);
        }
    }
}
