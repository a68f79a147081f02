using Tutti;

namespace MyApp.Todos;

[Service("todos")]
public sealed class TodosService;

public sealed class Todos(TodosDb db)
{
    public async Task<int> All(CancellationToken ct)
    {
        var hidden = await db.QueryAsync<Hidden>($"select 1 as id", ct);
        var local = await db.QueryAsync<Local>($"select 1 as id", ct);
        var shown = await db.QueryAsync<Shown>($"select 1 as id", ct);
        return hidden.Count + local.Count + shown.Count;
    }

    private sealed record Hidden(int Id);

    internal sealed record Shown(int Id);
}

file sealed record Local(int Id);
