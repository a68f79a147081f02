using Tutti;

namespace MyApp.Todos;

[SqlDatabase("todos", Migrations = "migrations")]
public sealed class TodosDb : SqlDatabase;
