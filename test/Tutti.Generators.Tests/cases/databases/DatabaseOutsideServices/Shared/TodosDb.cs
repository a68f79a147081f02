using Tutti;

namespace MyApp.Shared;

[SqlDatabase("todos", Migrations = "migrations")]
public sealed class TodosDb : SqlDatabase;
