using System.Data;
using Npgsql;
using Tutti.Execution;

namespace Tutti;

/// <summary>A connection for several statements. It does one thing after the other. Disposed, it goes back to the pool, which resets it.</summary>
/// <example>
/// <code>
/// await using var session = await db.OpenSessionAsync(ct);
/// await session.ExecuteAsync("create temporary table picked (id int)", ct);
/// await session.ExecuteAsync($"insert into picked select unnest({ids})", ct);
/// </code>
/// </example>
public sealed class SqlSession : SqlExecutor, IAsyncDisposable
{
    private readonly SqlDatabase _database;
    private SqlLease? _lease;

    internal SqlSession(SqlDatabase database, SqlLease lease) => (_database, _lease) = (database, lease);

    /// <summary>The connection, for Dapper and the like. It is the session's: don't close it.</summary>
    public NpgsqlConnection Connection => Lease.Connection;

    internal override SqlDatabaseCore Core => _database.Core;

    private SqlLease Lease =>
        _lease
        ?? throw new InvalidOperationException(
            "The session was disposed: open another one: await db.OpenSessionAsync()."
        );

    /// <summary>Begins a transaction on this connection.</summary>
    /// <param name="isolationLevel">How far it is isolated from others.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The transaction.</returns>
    public Task<SqlTransaction> BeginAsync(
        IsolationLevel isolationLevel = IsolationLevel.Unspecified,
        CancellationToken cancellationToken = default
    ) => SqlTransaction.BeginAsync(Core, Lease, null, isolationLevel, cancellationToken);

    /// <summary>Gives the connection back.</summary>
    /// <returns>A task that ends when that is done.</returns>
    public async ValueTask DisposeAsync()
    {
        if (_lease is { } lease)
        {
            _lease = null;
            await _database.ReleaseAsync(lease).ConfigureAwait(false);
        }
    }

    internal override ValueTask<SqlLease> AcquireAsync(string purpose, CancellationToken cancellationToken)
    {
        var lease = Lease;
        lease.Purpose = purpose;
        return new(lease);
    }

    internal override ValueTask ReleaseAsync(SqlLease lease) => ValueTask.CompletedTask;
}
