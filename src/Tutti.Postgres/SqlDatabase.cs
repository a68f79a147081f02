using Npgsql;
using Tutti.Execution;

namespace Tutti;

/// <summary>A PostgreSQL database; see <see cref="SqlDatabaseAttribute"/>.</summary>
/// <example>
/// <code>
/// [SqlDatabase("todos", Migrations = "migrations")]
/// public sealed class TodosDb : SqlDatabase;
///
/// var open = await db.QueryAsync&lt;Todo&gt;($"select id, title, done from todos where owner = {owner} and not done", ct);
/// </code>
/// </example>
public abstract partial class SqlDatabase : SqlExecutor
{
    private SqlDatabaseCore? _core;

    /// <summary>For the derived class; the framework makes the instances.</summary>
    protected SqlDatabase() { }

    /// <summary>The pool of connections, for Npgsql itself, Dapper and anything else that takes one.</summary>
    public NpgsqlDataSource DataSource => Core.DataSource;

    /// <summary>The database's name in the app.</summary>
    public string Name => Core.Name;

    internal override SqlDatabaseCore Core =>
        _core
        ?? throw new InvalidOperationException(
            $"'{GetType().Name}' is no database yet: an instance comes from the framework. Take it as a constructor's parameter."
        );

    internal override bool IsAlone => true;

    /// <summary>Makes an instance that was just created use a pool.</summary>
    /// <param name="core">What the process knows of the database.</param>
    internal void Attach(SqlDatabaseCore core) => _core = core;

    internal override ValueTask<SqlLease> AcquireAsync(string purpose, CancellationToken cancellationToken) =>
        OpenAsync(purpose, SqlCaller.None, cancellationToken);

    internal override ValueTask ReleaseAsync(SqlLease lease)
    {
        var connection = lease.Connection;
        lease.Return();
        return connection.DisposeAsync();
    }

    /// <summary>Takes a connection.</summary>
    /// <param name="purpose">What for.</param>
    /// <param name="caller">Whose it is then.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    internal ValueTask<SqlLease> OpenAsync(string purpose, in SqlCaller caller, CancellationToken cancellationToken)
    {
        var core = Core;
        var opening = core.DataSource.OpenConnectionAsync(cancellationToken);
        // As it is with a connection that waits in the pool.
        return opening.IsCompletedSuccessfully
            ? new(Take(core, opening.Result, purpose, caller))
            : AwaitAsync(core, opening, purpose, caller);
    }

    private static async ValueTask<SqlLease> AwaitAsync(
        SqlDatabaseCore core,
        ValueTask<NpgsqlConnection> opening,
        string purpose,
        SqlCaller caller
    )
    {
        try
        {
            return Take(core, await opening.ConfigureAwait(false), purpose, caller);
        }
        catch (Exception problem) when (SqlErrors.OfOpening(problem, core) is { } better)
        {
            throw better;
        }
    }

    private static SqlLease Take(SqlDatabaseCore core, NpgsqlConnection connection, string purpose, in SqlCaller caller)
    {
        var lease = core.Leases.Take(purpose, caller);
        lease.Connection = connection;
        return lease;
    }
}
