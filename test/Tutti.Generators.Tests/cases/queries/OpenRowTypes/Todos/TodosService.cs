using Tutti;

namespace MyApp.Todos;

[Service("todos")]
public sealed class TodosService;

public sealed record Page<T>(T First);

public sealed class Todos(TodosDb db)
{
    public Task<List<T>> All<T>(CancellationToken ct) => db.QueryAsync<T>($"select * from todos", ct);

    public Task<Page<T>> One<T>(CancellationToken ct) => db.QuerySingleAsync<Page<T>>($"select 1 as first", ct);

    public Task<Page<int>> Known(CancellationToken ct) => db.QuerySingleAsync<Page<int>>($"select 1 as first", ct);
}
