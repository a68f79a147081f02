using Tutti;

namespace MyApp.Todos;

[Service("todos")]
public sealed class TodosService;

public interface IRow
{
    int Id { get; }
}

public abstract record Row(int Id);

public sealed class Several
{
    public Several(int id) => Id = id;

    public Several(string text) => Id = text.Length;

    public int Id { get; }
}

public sealed class Closed
{
    private Closed() { }

    public int Id { get; set; }
}

public sealed class Todos(TodosDb db)
{
    public async Task All(CancellationToken ct)
    {
        await db.QueryAsync<IRow>($"select 1 as id", ct);
        await db.QueryFirstOrDefaultAsync<Row>($"select 1 as id", ct);
        await db.QuerySingleAsync<Several>($"select 1 as id", ct);
        await foreach (var row in db.StreamAsync<Closed>($"select 1 as id", ct))
        {
            row.Id++;
        }
    }
}
