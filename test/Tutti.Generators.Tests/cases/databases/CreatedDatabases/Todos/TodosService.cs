using Tutti;

namespace MyApp.Todos;

[Service("todos")]
public sealed class TodosService
{
    [Get("/kind")]
    public string Kind()
    {
        TodosDb other = new();
        return new TodosDb().Name + other.Name;
    }
}
