using Microsoft.AspNetCore.Connections;

namespace Tutti.Hosting;

/// <summary>Closes connections from outside that are too many. (Kestrel's own limit would count those of other processes of the app, too.)</summary>
internal sealed class ConnectionLimit(long most)
{
    private long _open;

    public ConnectionDelegate Around(ConnectionDelegate next) => connection => ServeAsync(connection, next);

    private async Task ServeAsync(ConnectionContext connection, ConnectionDelegate next)
    {
        if (Interlocked.Increment(ref _open) > most)
        {
            Interlocked.Decrement(ref _open);
            connection.Abort();
            return;
        }
        try
        {
            await next(connection);
        }
        finally
        {
            Interlocked.Decrement(ref _open);
        }
    }
}
