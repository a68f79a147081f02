using Tutti;

namespace MyApp.Todos;

[Service("todos")]
public sealed class TodosService;
