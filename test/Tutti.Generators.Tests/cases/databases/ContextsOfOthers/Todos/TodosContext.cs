using Microsoft.EntityFrameworkCore;
using Tutti;

namespace MyApp.Todos;

[SqlDatabase("todos", Shared = false)]
public sealed class TodosContext(DbContextOptions<TodosContext> options) : DbContext(options);

[SqlDatabase("notes")]
public sealed class NotesContext(DbContextOptions<NotesContext> options) : DbContext(options);
