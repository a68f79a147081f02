using Npgsql;
using Tutti.CompilerServices;
using Tutti.Execution;

namespace Tutti.Bench.Sql;

/// <summary>Ours.</summary>
internal sealed class TuttiSide : SqlDatabase, ISide
{
    static TuttiSide() => RowMappers.Add(new TodoMapper());

    public TuttiSide(string connection) => Attach(new SqlDatabaseCore("bench", NpgsqlDataSource.Create(connection)));

    public Task<Todo?> RowAsync(long id, CancellationToken cancellationToken) =>
        QueryFirstOrDefaultAsync<Todo>(
            $"select id, title, done, priority, created_at, note from todos where id = {id}",
            cancellationToken
        );

    public Task<List<Todo>> ListAsync(long from, CancellationToken cancellationToken) =>
        QueryAsync<Todo>(
            $"select id, title, done, priority, created_at, note from todos where id >= {from} order by id limit {1000}",
            cancellationToken
        );

    public Task<long> InsertAsync(string title, int priority, CancellationToken cancellationToken) =>
        ExecuteScalarAsync<long>(
            $"insert into inserted (title, priority, done) values ({title}, {priority}, {false}) returning id",
            cancellationToken
        );

    public async Task<int> TransactionAsync(long id, CancellationToken cancellationToken)
    {
        await using var transaction = await BeginAsync(cancellationToken);
        var priority = await transaction.ExecuteScalarAsync<int>(
            $"select priority from todos where id = {id}",
            cancellationToken
        );
        await transaction.ExecuteAsync(
            $"update changed set priority = {priority + 1} where id = {id}",
            cancellationToken
        );
        await transaction.ExecuteAsync($"update changed set done = {true} where id = {id}", cancellationToken);
        await transaction.ExecuteAsync($"update changed set title = {"changed"} where id = {id}", cancellationToken);
        var changed = await transaction.ExecuteScalarAsync<int>(
            $"select priority from changed where id = {id}",
            cancellationToken
        );
        await transaction.CommitAsync(cancellationToken);
        return changed;
    }

    public async ValueTask DisposeAsync() => await Core.DisposeAsync();

    // As the generator writes it.
    private sealed class TodoMapper : RowMapper<Todo>
    {
        public override IReadOnlyList<RowMember> Members { get; } =
        [
            new("Id", Required: true),
            new("Title", Required: true),
            new("Done", Required: true),
            new("Priority", Required: true),
            new("CreatedAt", Required: true),
            new("Note", Required: false),
        ];

        public override Todo Read(in RowReader row) =>
            new(
                row.Get<long>(0),
                row.Get<string>(1),
                row.Get<bool>(2),
                row.Get<int>(3),
                row.Get<DateTime>(4),
                row.Has(5) ? row.GetOrNull<string>(5) : null
            );
    }
}
