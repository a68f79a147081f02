using System.Net;
using System.Net.Sockets;

namespace Tutti.Transport.Replicas;

/// <summary>A name, and the addresses that were last known for it.</summary>
internal sealed class NamedHost(DnsEndPoint name, AddressBookOptions options)
{
    private bool _fails;

    /// <summary>The replicas at the addresses of the name. A failure changes nothing: better an old address than none.</summary>
    public IReadOnlyList<ReplicaAddress> Known { get; private set; } = [];

    public async Task LookUpAsync(CancellationToken cancellationToken)
    {
        try
        {
            var addresses = await options
                .LookUp(name.Host, cancellationToken)
                .WaitAsync(options.Patience, options.Time, cancellationToken);
            if (addresses.Length > 0)
            {
                Known = ReplicasAt(name, addresses);
                _fails = false;
                return;
            }
            Failed("it has no addresses");
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            // Whatever it is: what is known stays known.
            Failed(exception.Message);
        }
    }

    /// <summary>
    /// One replica for each address. A machine that has one address of each version of IP is one replica, not two; of several, the more
    /// numerous version counts, for which belong together cannot be told.
    /// </summary>
    public static IReadOnlyList<ReplicaAddress> ReplicasAt(DnsEndPoint name, IEnumerable<IPAddress> addresses)
    {
        var byVersion = addresses
            .Select(address => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address)
            .Distinct()
            .ToLookup(address => address.AddressFamily);
        var four = byVersion[AddressFamily.InterNetwork].Select(At).ToList();
        var six = byVersion[AddressFamily.InterNetworkV6].Select(At).ToList();
        return (four.Count, six.Count) is (1, 1)
            ? [new(four[0], six[0], name.Host)]
            :
            [
                .. (four.Count >= six.Count ? four : six).Select(address => new ReplicaAddress(
                    address,
                    null,
                    name.Host
                )),
            ];

        IPEndPoint At(IPAddress address) => new(address, name.Port);
    }

    private void Failed(string reason)
    {
        if (!_fails)
        {
            options.Logger.LookupFailed(name.Host, reason);
        }
        _fails = true;
    }
}
