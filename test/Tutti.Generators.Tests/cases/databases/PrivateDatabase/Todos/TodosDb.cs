using Tutti;

namespace MyApp.Todos;

[SqlDatabase("todos", Migrations = "migrations", Shared = false)]
public sealed class TodosDb : SqlDatabase;
