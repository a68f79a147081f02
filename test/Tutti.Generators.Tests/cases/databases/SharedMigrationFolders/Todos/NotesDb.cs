using Tutti;

namespace MyApp.Todos;

[SqlDatabase("notes", Migrations = "./migrations/")]
public sealed class NotesDb : SqlDatabase;
