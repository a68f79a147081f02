using System.Security.Authentication;
using Tutti.Transport.Client;
using Tutti.Transport.Handshake;

namespace Tutti.Transport.Observing;

/// <summary>Notes what becomes of the connections to one process.</summary>
/// <param name="peer">What kind of process it is.</param>
/// <param name="address">Where it is.</param>
/// <param name="metrics">Where it is noted.</param>
/// <param name="time">The clock.</param>
internal sealed class LinkObserver(string peer, string address, TransportMetrics metrics, TimeProvider time)
{
    /// <summary>Observes a connection while it is open.</summary>
    public async Task RunAsync(ClientConnection connection)
    {
        var open = new OpenConnection(peer, address, time.GetUtcNow(), connection);
        metrics.Table.Add(open);
        await connection.RunAsync().ConfigureAwait(false);
        metrics.Table.Remove(open);
    }

    /// <summary>There is no connection.</summary>
    public void Failed(Exception exception) => metrics.Connections.CountFailure(peer, address, NameOf(exception));

    private static string NameOf(Exception exception) =>
        exception switch
        {
            HandshakeException => "handshake_refused",
            AuthenticationException => "certificate_refused",
            OperationCanceledException => "timeout",
            _ => "unreachable",
        };
}
