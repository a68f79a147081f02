using Tutti;

namespace MyApp.Todos;

[Service("todos")]
public sealed class TodosService;

public sealed class Todos(TodosDb db)
{
    private const string Table = "todos";

    public async Task All(string name, string column, CancellationToken ct)
    {
        await db.QueryAsync<int>("select id from " + Table, ct);
        await db.QueryAsync<int>($"select id from todos where title = {name}", ct);

        await db.QueryAsync<int>("select id from todos where title = '" + name + "'", ct);
        await db.ExecuteAsync(string.Format("update todos set {0} = 1", column), ct);
        var text = $"delete from todos where title = '{name}'";
        await db.ExecuteAsync(text, ct);
        var joined = Sql.Join(column, [Sql.Empty]);
        await db.ExecuteAsync(joined, ct);
    }

    public Task<long> PassedOn(
        [System.Diagnostics.CodeAnalysis.ConstantExpected] string statement,
        CancellationToken ct
    ) => db.ExecuteAsync(statement, ct);
}
