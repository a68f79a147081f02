using Microsoft.Extensions.DependencyInjection;
using Tutti;

namespace MyApp.Todos;

[Service("todos")]
public sealed class TodosService;

public sealed class Cleaner(IServiceProvider services)
{
    public string First() => services.GetRequiredService<TodosDb>().Name;

    public object? Second() => services.GetService(typeof(TodosDb));
}
