using System.Data;
using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Tutti.Execution;

namespace Tutti.EntityFrameworkCore.Failures;

/// <summary>Keeps account of the connections that contexts hold, and says why there is none.</summary>
internal sealed class ConnectionWatch(SqlDatabaseCore core, string context) : DbConnectionInterceptor
{
    private const string Purpose = "an open connection";

    private readonly SqlCaller _caller = new(context, null, 0);

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) =>
        Take(connection);

    public override Task ConnectionOpenedAsync(
        DbConnection connection,
        ConnectionEndEventData eventData,
        CancellationToken cancellationToken = default
    )
    {
        Take(connection);
        return Task.CompletedTask;
    }

    public override void ConnectionFailed(DbConnection connection, ConnectionErrorEventData eventData) =>
        Throw(eventData);

    public override Task ConnectionFailedAsync(
        DbConnection connection,
        ConnectionErrorEventData eventData,
        CancellationToken cancellationToken = default
    )
    {
        Throw(eventData);
        return Task.CompletedTask;
    }

    // Not by the event of the context, which says nothing of a connection that has broken.
    private void Take(DbConnection connection)
    {
        var lease = core.Leases.Take(Purpose, _caller);
        connection.StateChange += Return;

        void Return(object sender, StateChangeEventArgs change)
        {
            if (change.CurrentState is ConnectionState.Closed or ConnectionState.Broken)
            {
                connection.StateChange -= Return;
                lease.Return();
            }
        }
    }

    private void Throw(ConnectionErrorEventData failure)
    {
        if (TranslatingStrategy.IsUsedBy(failure.Context) && SqlErrors.OfOpening(failure.Exception, core) is { } better)
        {
            throw better;
        }
    }
}
