using Dapper;
using Npgsql;

namespace Tutti.Bench.Sql;

/// <summary>Dapper on Npgsql.</summary>
internal sealed class DapperSide : ISide
{
    private readonly NpgsqlDataSource _source;

    public DapperSide(string connection)
    {
        DefaultTypeMap.MatchNamesWithUnderscores = true;
        _source = NpgsqlDataSource.Create(connection);
    }

    public async Task<Todo?> RowAsync(long id, CancellationToken cancellationToken)
    {
        await using var connection = await _source.OpenConnectionAsync(cancellationToken);
        return await connection.QueryFirstOrDefaultAsync<Todo>(
            new CommandDefinition(
                "select id, title, done, priority, created_at, note from todos where id = @id",
                new { id },
                cancellationToken: cancellationToken
            )
        );
    }

    public async Task<List<Todo>> ListAsync(long from, CancellationToken cancellationToken)
    {
        await using var connection = await _source.OpenConnectionAsync(cancellationToken);
        var rows = await connection.QueryAsync<Todo>(
            new CommandDefinition(
                "select id, title, done, priority, created_at, note from todos where id >= @from order by id limit @limit",
                new { from, limit = 1000 },
                cancellationToken: cancellationToken
            )
        );
        return rows.AsList();
    }

    public async Task<long> InsertAsync(string title, int priority, CancellationToken cancellationToken)
    {
        await using var connection = await _source.OpenConnectionAsync(cancellationToken);
        return await connection.ExecuteScalarAsync<long>(
            new CommandDefinition(
                "insert into inserted (title, priority, done) values (@title, @priority, @done) returning id",
                new
                {
                    title,
                    priority,
                    done = false,
                },
                cancellationToken: cancellationToken
            )
        );
    }

    public async Task<int> TransactionAsync(long id, CancellationToken cancellationToken)
    {
        await using var connection = await _source.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var priority = await connection.ExecuteScalarAsync<int>(
            Command("select priority from todos where id = @id", new { id })
        );
        await connection.ExecuteAsync(
            Command("update changed set priority = @priority where id = @id", new { priority = priority + 1, id })
        );
        await connection.ExecuteAsync(
            Command("update changed set done = @done where id = @id", new { done = true, id })
        );
        await connection.ExecuteAsync(
            Command("update changed set title = @title where id = @id", new { title = "changed", id })
        );
        var changed = await connection.ExecuteScalarAsync<int>(
            Command("select priority from changed where id = @id", new { id })
        );
        await transaction.CommitAsync(cancellationToken);
        return changed;

        CommandDefinition Command(string sql, object parameters) =>
            new(sql, parameters, transaction, cancellationToken: cancellationToken);
    }

    public ValueTask DisposeAsync() => _source.DisposeAsync();
}
