using Npgsql;

namespace Tutti.LocalPostgres.Databases;

/// <summary>Keeps everybody else from making or dropping the same database.</summary>
internal sealed class DatabaseLock : IAsyncDisposable
{
    private readonly NpgsqlConnection _connection;
    private readonly string _name;

    private DatabaseLock(NpgsqlConnection connection, string name)
    {
        _connection = connection;
        _name = name;
    }

    public static async Task<DatabaseLock> AcquireAsync(
        NpgsqlConnection connection,
        string name,
        CancellationToken cancellationToken
    )
    {
        await RunAsync(
            connection,
            "select pg_advisory_lock(hashtext('tutti.databases'), hashtext($1))",
            name,
            cancellationToken
        );
        return new(connection, name);
    }

    public async ValueTask DisposeAsync()
    {
        // A broken connection has lost its locks already.
        if (_connection.State == System.Data.ConnectionState.Open)
        {
            const string Unlock = "select pg_advisory_unlock(hashtext('tutti.databases'), hashtext($1))";
            await RunAsync(_connection, Unlock, _name, CancellationToken.None);
        }
    }

    private static async Task RunAsync(
        NpgsqlConnection connection,
        string sql,
        string name,
        CancellationToken cancellationToken
    )
    {
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // One of the two statements above.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = name });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
