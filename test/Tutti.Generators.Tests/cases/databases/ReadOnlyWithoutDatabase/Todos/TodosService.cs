using Tutti;

namespace MyApp.Todos;

[Service("todos")]
public sealed class TodosService
{
    [Get("/kind")]
    public string Kind([ReadOnly] string name) => name;
}

public abstract class SomeDb : SqlDatabase;

public sealed class Reporter([ReadOnly] TimeProvider clock, [ReadOnly] SomeDb db, [ReadOnly] TodosDb todos)
{
    public (string, string, DateTimeOffset) Names => (db.Name, todos.Name, clock.GetUtcNow());
}
