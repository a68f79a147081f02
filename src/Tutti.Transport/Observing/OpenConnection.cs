using Tutti.Transport.Client;
using Tutti.Transport.Connections;

namespace Tutti.Transport.Observing;

/// <summary>A connection that is open, to those who observe.</summary>
/// <param name="Peer">The kind of process on the other side.</param>
/// <param name="Address">Where that is, as far as it is known; empty for a caller over a Unix socket.</param>
/// <param name="Opened">Since when.</param>
/// <param name="Connection">The connection.</param>
internal sealed record OpenConnection(string Peer, string Address, DateTimeOffset Opened, FrameConnection Connection)
{
    /// <summary>Whether this process calls over it; else it is called.</summary>
    public bool IsOutgoing => Connection is ClientConnection;
}
