using Tutti;

namespace MyApp.Todos;

[Service("todos")]
public sealed class TodosService;

public sealed class Todos(TodosDb db)
{
    public async Task All(string name, Sql part, CancellationToken ct)
    {
        await db.QueryAsync<int>($"select id from todos where title = '{name}'", ct);
        await db.QueryAsync<int>($"select id from todos where title like '%' || {name} || '%'", ct);
        await db.QueryAsync<int>($"select id from todos where title = 'it''s {name}'", ct);
        await db.QueryAsync<int>($"select id from \"{name}\"", ct);
        await db.QueryAsync<int>($"select $${name}$$, $tag${name}$tag$, {name}", ct);
        await db.ExecuteAsync($"update todos set done = true -- by {name}\n where id = {1}", ct);
        await db.ExecuteAsync($"update todos /* by /* all */ {name} */ set done = true where title = {name}", ct);
        await db.ExecuteAsync($"update todos set title = E'it\\'s {name}', done = '{part}'", ct);
        await db.ExecuteAsync(
            $"""
            update todos
            set title = '{name}'
            where id = {1}
            """,
            ct
        );
        await db.ExecuteAsync($"update todos set title = 'a" + $"{name}'", ct);
        Sql where = $"where title = '{name}'";
        await db.ExecuteAsync($"delete from todos {where}", ct);
    }
}
