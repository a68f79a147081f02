using MyApp.Todos;

namespace MyApp.Shared;

public sealed class Reporter(TodosDb todos)
{
    public string Name => todos.Name;
}
