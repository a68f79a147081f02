using Npgsql;

namespace Tutti.Bench.Sql;

/// <summary>By hand, as fast as Npgsql's documentation says how: typed parameters by position, typed reading by position.</summary>
internal sealed class NpgsqlSide(string connection) : ISide
{
    private readonly NpgsqlDataSource _source = NpgsqlDataSource.Create(connection);

    public async Task<Todo?> RowAsync(long id, CancellationToken cancellationToken)
    {
        await using var connection = await _source.OpenConnectionAsync(cancellationToken);
        await using var command = new NpgsqlCommand(
            "select id, title, done, priority, created_at, note from todos where id = $1",
            connection
        );
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = id });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken) ? Read(reader) : null;
    }

    public async Task<List<Todo>> ListAsync(long from, CancellationToken cancellationToken)
    {
        await using var connection = await _source.OpenConnectionAsync(cancellationToken);
        await using var command = new NpgsqlCommand(
            "select id, title, done, priority, created_at, note from todos where id >= $1 order by id limit $2",
            connection
        );
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = from });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = 1000 });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var rows = new List<Todo>();
        while (await reader.ReadAsync(cancellationToken))
        {
            rows.Add(Read(reader));
        }
        return rows;
    }

    public async Task<long> InsertAsync(string title, int priority, CancellationToken cancellationToken)
    {
        await using var connection = await _source.OpenConnectionAsync(cancellationToken);
        await using var command = new NpgsqlCommand(
            "insert into inserted (title, priority, done) values ($1, $2, $3) returning id",
            connection
        );
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = title });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = priority });
        command.Parameters.Add(new NpgsqlParameter<bool> { TypedValue = false });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        return reader.GetInt64(0);
    }

    public async Task<int> TransactionAsync(long id, CancellationToken cancellationToken)
    {
        await using var connection = await _source.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var priority = await PriorityAsync(
            connection,
            "select priority from todos where id = $1",
            id,
            cancellationToken
        );
        await UpdateAsync(
            connection,
            "update changed set priority = $1 where id = $2",
            priority + 1,
            id,
            cancellationToken
        );
        await UpdateAsync(connection, "update changed set done = $1 where id = $2", true, id, cancellationToken);
        await UpdateAsync(connection, "update changed set title = $1 where id = $2", "changed", id, cancellationToken);
        var changed = await PriorityAsync(
            connection,
            "select priority from changed where id = $1",
            id,
            cancellationToken
        );
        await transaction.CommitAsync(cancellationToken);
        return changed;
    }

    public ValueTask DisposeAsync() => _source.DisposeAsync();

    private static async Task<int> PriorityAsync(
        NpgsqlConnection connection,
        string sql,
        long id,
        CancellationToken cancellationToken
    )
    {
        await using var command = new NpgsqlCommand(sql, connection);
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = id });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        return reader.GetInt32(0);
    }

    private static async Task UpdateAsync<T>(
        NpgsqlConnection connection,
        string sql,
        T value,
        long id,
        CancellationToken cancellationToken
    )
    {
        await using var command = new NpgsqlCommand(sql, connection);
        command.Parameters.Add(new NpgsqlParameter<T> { TypedValue = value });
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = id });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static Todo Read(NpgsqlDataReader reader) =>
        new(
            reader.GetInt64(0),
            reader.GetString(1),
            reader.GetBoolean(2),
            reader.GetInt32(3),
            reader.GetDateTime(4),
            reader.IsDBNull(5) ? null : reader.GetString(5)
        );
}
