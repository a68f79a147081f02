using Npgsql;

namespace Tutti.Bench.Sql;

/// <summary>The tables, and whether all sides do the same with them.</summary>
internal static class Schema
{
    public static async Task CreateAsync(string connection)
    {
        await using var source = NpgsqlDataSource.Create(connection);
        await using var command = source.CreateCommand(
            """
            drop table if exists todos, inserted, changed;
            create table todos (
                id bigint primary key, title text not null, done boolean not null, priority int not null, created_at timestamptz not null, note text);
            insert into todos
                select n, 'todo number ' || n, n % 3 = 0, n % 5, timestamptz '2026-01-01' + n * interval '1 minute', case when n % 2 = 0 then 'a note' end
                from generate_series(1, 2000) n;
            create table inserted (
                id bigint primary key generated always as identity, title text not null, done boolean not null, priority int not null);
            create table changed as select id, title, done, priority from todos;
            alter table changed add primary key (id);
            """
        );
        await command.ExecuteNonQueryAsync();
    }

    public static async Task CheckAsync(Dictionary<string, ISide> sides)
    {
        Todo? row = null;
        List<Todo>? list = null;
        foreach (var (name, side) in sides)
        {
            row ??= await side.RowAsync(7, CancellationToken.None);
            list ??= await side.ListAsync(3, CancellationToken.None);
            var same =
                row == await side.RowAsync(7, CancellationToken.None)
                && list.Count == 1000
                && list.SequenceEqual(await side.ListAsync(3, CancellationToken.None))
                && await side.InsertAsync("a", 1, CancellationToken.None) > 0
                && await side.TransactionAsync(7, CancellationToken.None) == 3;
            if (!same)
            {
                throw new InvalidOperationException($"{name} does something else.");
            }
        }
    }
}
