using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Npgsql;
using Tutti.Execution;

namespace Tutti;

public abstract partial class SqlDatabase
{
    private static readonly TimeSpan ShortestWait = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Listens to a channel, on a connection of its own, until the enumeration ends. If the connection is lost, it is made anew, again and again; each time listening has
    /// begun, the enumeration says so.
    /// </summary>
    /// <param name="channel">The channel's name.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>What is heard.</returns>
    /// <example>
    /// <code>
    /// await foreach (var heard in db.ListenAsync("jobs", stopping))
    /// {
    ///     await DoAllThatIsOpenAsync(stopping);        // also at the begin: something may have come before
    /// }
    /// </code>
    /// </example>
    public async IAsyncEnumerable<SqlNotification> ListenAsync(
        string channel,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        var listen = $"listen {Sql.Identifier(channel)}";
        var wait = ShortestWait;
        var brokeOff = false;
        while (true)
        {
            NpgsqlConnection? connection = null;
            var heard = Channel.CreateUnbounded<SqlNotification>();
            try
            {
                connection = await TryListenAsync(channel, listen, heard.Writer, wait, cancellationToken)
                    .ConfigureAwait(false);
                if (connection is not null)
                {
                    if (brokeOff)
                    {
                        Core.Logger.ListeningAgain(channel, Core.Name);
                    }
                    wait = ShortestWait;
                    yield return new(channel, "", HasBegun: true);
                    while (
                        await NextAsync(connection, heard.Reader, channel, wait, cancellationToken)
                            .ConfigureAwait(false)
                    )
                    {
                        while (heard.Reader.TryRead(out var notification))
                        {
                            yield return notification;
                        }
                    }
                }
            }
            finally
            {
                if (connection is not null)
                {
                    await connection.DisposeAsync().ConfigureAwait(false);
                }
            }
            brokeOff = true;
            await Task.Delay(wait, Core.Time, cancellationToken).ConfigureAwait(false);
            wait = wait * 2 < LongestWait ? wait * 2 : LongestWait;
        }
    }

    private async Task<NpgsqlConnection?> TryListenAsync(
        string channel,
        string listen,
        ChannelWriter<SqlNotification> heard,
        TimeSpan wait,
        CancellationToken cancellationToken
    )
    {
        var connection = (Core.Unpooled ?? Core.DataSource).CreateConnection();
        try
        {
            connection.Notification += (_, notification) =>
                heard.TryWrite(new(notification.Channel, notification.Payload, HasBegun: false));
            await connection.OpenAsync(cancellationToken).ConfigureAwait(false);
            var command = new NpgsqlCommand(listen, connection);
            await using (command.ConfigureAwait(false))
            {
                await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
            }
            return connection;
        }
        catch (Exception problem)
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            if (SqlErrors.OfExecuting(problem, Core, listen) is null)
            {
                throw;
            }
            Core.Logger.ListeningBrokeOff(channel, Core.Name, wait, problem);
            return null;
        }
    }

    /// <summary>Waits until something is heard; false: the connection is lost.</summary>
    private async Task<bool> NextAsync(
        NpgsqlConnection connection,
        ChannelReader<SqlNotification> heard,
        string channel,
        TimeSpan wait,
        CancellationToken cancellationToken
    )
    {
        try
        {
            if (!heard.TryPeek(out _))
            {
                await connection.WaitAsync(cancellationToken).ConfigureAwait(false);
            }
            return true;
        }
        catch (Exception problem) when (problem is NpgsqlException or IOException)
        {
            Core.Logger.ListeningBrokeOff(channel, Core.Name, wait, problem);
            return false;
        }
    }
}
