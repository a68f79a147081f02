using Microsoft.EntityFrameworkCore;
using Tutti;

namespace MyApp.Todos;

[SqlDatabase("todos")]
public sealed class TodosContext(DbContextOptions<TodosContext> options) : DbContext(options);
