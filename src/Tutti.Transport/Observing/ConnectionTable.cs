namespace Tutti.Transport.Observing;

/// <summary>
/// The connections of a process with the others of the app: those that are open, and what went over those that are not any more. Looked at when somebody
/// observes; calls do not pass here.
/// </summary>
internal sealed class ConnectionTable
{
    private readonly Lock _lock = new();
    private readonly List<OpenConnection> _open = [];
    private readonly Dictionary<ConnectionEnd, ConnectionCounts> _closed = [];

    /// <summary>All that are open, the oldest first.</summary>
    public IReadOnlyList<OpenConnection> Open
    {
        get
        {
            lock (_lock)
            {
                return [.. _open];
            }
        }
    }

    public void Add(OpenConnection connection)
    {
        lock (_lock)
        {
            _open.Add(connection);
        }
    }

    public void Remove(OpenConnection connection)
    {
        lock (_lock)
        {
            // Its numbers move from one place to the other at once, so that no sum ever shrinks.
            if (_open.Remove(connection))
            {
                var end = ConnectionEnd.Of(connection);
                _closed[end] = _closed.GetValueOrDefault(end) + connection.Connection.Counts;
            }
        }
    }

    /// <summary>The sums for each kind of process and direction that there ever was a connection for.</summary>
    public IReadOnlyList<ConnectionSums> Sums()
    {
        lock (_lock)
        {
            var open = _open.ToLookup(ConnectionEnd.Of);
            return
            [
                .. _closed
                    .Keys.Union(open.Select(group => group.Key))
                    .Select(end => new ConnectionSums(
                        end.Peer,
                        end.IsOutgoing,
                        open[end].Count(),
                        open[end].Sum(each => each.Connection.CallsInFlight),
                        open[end].Aggregate(_closed.GetValueOrDefault(end), (sum, each) => sum + each.Connection.Counts)
                    )),
            ];
        }
    }

    private readonly record struct ConnectionEnd(string Peer, bool IsOutgoing)
    {
        public static ConnectionEnd Of(OpenConnection connection) => new(connection.Peer, connection.IsOutgoing);
    }
}

/// <summary>The connections with one kind of process, in one direction.</summary>
/// <param name="Peer">The kind of process on the other side.</param>
/// <param name="IsOutgoing">Whether this process calls over them.</param>
/// <param name="Open">How many are open.</param>
/// <param name="CallsInFlight">How many calls are on their way over them.</param>
/// <param name="Counts">What has gone over them, and over those before them.</param>
internal readonly record struct ConnectionSums(
    string Peer,
    bool IsOutgoing,
    int Open,
    int CallsInFlight,
    ConnectionCounts Counts
);
