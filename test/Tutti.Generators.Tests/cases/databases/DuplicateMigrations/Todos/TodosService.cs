using Tutti;

namespace MyApp.Todos;

[Service("todos")]
public sealed class TodosService(TodosDb db)
{
    [Get("/kind")]
    public string Kind() => db.Name;
}
