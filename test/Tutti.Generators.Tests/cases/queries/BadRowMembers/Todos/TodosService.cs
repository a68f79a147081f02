using Tutti;

namespace MyApp.Todos;

[Service("todos")]
public sealed class TodosService;

public sealed record Item(string Name);

public sealed record Order(int Id, List<Item> Items, Action Done);

public sealed class Basket
{
    public required Item First { get; set; }

    public List<Item> Others { get; set; } = [];
}

public sealed class Todos(TodosDb db)
{
    public async Task All(CancellationToken ct)
    {
        await db.QueryAsync<Order>($"select 1 as id", ct);
        await db.QueryAsync<Basket>($"select 1 as id", ct);
        await db.QueryAsync<(int, (int, string))>($"select 1 as id", ct);
    }
}
