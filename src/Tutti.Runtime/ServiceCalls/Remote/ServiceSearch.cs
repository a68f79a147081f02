using Microsoft.Extensions.Logging;
using Tutti.Log;
using Tutti.Requests;
using Tutti.Transport.Client;
using Tutti.Transport.Handshake;
using Tutti.Transport.Replicas;

namespace Tutti.ServiceCalls.Remote;

/// <summary>
/// Finds a process that has an endpoint, when the one that should have it does not. While one version of the app takes the place of another, replicas
/// differ, and a service may have moved; then those that had it say where it is, and those are asked next.
/// </summary>
/// <param name="peers">The other processes.</param>
/// <param name="first">Those that should have it.</param>
/// <param name="endpoint">The endpoint.</param>
/// <param name="number">Its number for <see cref="RouteCache"/>.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Where it is told that a service is nowhere.</param>
internal sealed class ServiceSearch(
    Peers peers,
    Peer first,
    EndpointContract endpoint,
    int number,
    TimeProvider time,
    ILogger logger
)
{
    private const int MostAsked = 16;

    private static readonly TimeSpan s_firstDelay = TimeSpan.FromMilliseconds(25);
    private static readonly TimeSpan s_longestDelay = TimeSpan.FromSeconds(1);

    // A process takes its time to start, but nobody waits forever, even without a deadline.
    private static readonly TimeSpan s_longest = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Asks one process after the other. If each says that the service is elsewhere, one version of the app is about to take the place of the other, and they
    /// are asked again until there is no time left: nothing has been sent.
    /// </summary>
    /// <param name="left">How much time there is.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ProblemException">
    /// <c>unimplemented</c>, at once, if a process that has the service, or knows nothing of it, does not have the endpoint; <c>unavailable</c> if the service was nowhere.
    /// </exception>
    public async ValueTask<FoundProcess> FindAsync(TimeSpan left, CancellationToken cancellationToken)
    {
        left = CallContext.Min(left, s_longest);
        var start = time.GetTimestamp();
        for (var round = 1; ; round++)
        {
            if (await LookEverywhereAsync(cancellationToken) is { } found)
            {
                return found;
            }
            var delay = Backoff.Jitter(Backoff.Of(s_firstDelay, s_longestDelay, round), 0.5, Random.Shared);
            if (time.GetElapsedTime(start) + delay >= left)
            {
                throw Failures.Mark(
                    Problem.Unavailable(
                        $"The service '{endpoint.Service}' is in none of the processes that should have it; they run different versions of the app."
                    )
                );
            }
            if (round == 1)
            {
                logger.WaitsForService(endpoint.Service, first.Name, endpoint.Name);
            }
            await Task.Delay(delay, time, cancellationToken);
        }
    }

    private async ValueTask<FoundProcess?> LookEverywhereAsync(CancellationToken cancellationToken)
    {
        var ways = new List<Way> { new(first.Links) };
        var asked = new HashSet<Link>();
        var isUnimplemented = false;
        while (asked.Count < MostAsked && TryChoose(ways, asked, out var lease))
        {
            asked.Add(lease.Target!);
            ClientConnection connection;
            try
            {
                connection = await lease.Target!.OpenAsync(cancellationToken);
                lease.Connected();
            }
            catch (Exception exception) when (PeerLinks.IsUnreachable(exception))
            {
                lease.End(CallOutcome.Unreachable);
                continue;
            }
            catch
            {
                lease.End(CallOutcome.Canceled);
                throw;
            }
            var route = connection.Routes.Of(number, endpoint, connection.Welcome);
            if (!route.IsMissing)
            {
                return new FoundProcess(lease, connection);
            }
            lease.End(CallOutcome.Canceled);
            if (route.Elsewhere is not { } place || peers.LinksTo(place, connection) is not { } links)
            {
                isUnimplemented = true;
            }
            else if (ways.TrueForAll(way => way.Links != links))
            {
                await links.Known.WaitAsync(cancellationToken);
                ways.Add(new Way(links));
            }
        }
        return isUnimplemented
            ? throw Failures.Mark(
                Problem.Unimplemented("This process does not have the endpoint; it may run another version of the app.")
            )
            : null;
    }

    // First where somebody has just sent us, then among the other replicas of those who did.
    private static bool TryChoose(List<Way> ways, HashSet<Link> asked, out ReplicaLease<Link> lease)
    {
        for (var index = ways.Count - 1; index >= 0; index--)
        {
            lease = ways[index].Choose();
            if (lease.IsChosen && !asked.Contains(lease.Target))
            {
                return true;
            }
            lease.End(CallOutcome.Canceled);
        }
        lease = default;
        return false;
    }

    private sealed class Way(PeerLinks links)
    {
        private TriedReplicas _tried;

        public PeerLinks Links => links;

        public ReplicaLease<Link> Choose() => links.Choose(ref _tried);
    }
}

/// <summary>A process that has what was looked for.</summary>
/// <param name="Lease">Of the process; whoever gets it has to end it.</param>
/// <param name="Connection">The connection to it.</param>
internal readonly record struct FoundProcess(ReplicaLease<Link> Lease, ClientConnection Connection);
