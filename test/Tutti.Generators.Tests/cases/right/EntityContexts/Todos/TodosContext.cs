using Microsoft.EntityFrameworkCore;
using Tutti;

namespace MyApp.Todos;

/// <summary>What is to be done.</summary>
[SqlDatabase("todos", Migrations = "migrations")]
public sealed class TodosContext(DbContextOptions<TodosContext> options, TimeProvider time) : DbContext(options)
{
    public DbSet<Todo> Todos => Set<Todo>();

    public DateTimeOffset Now => time.GetUtcNow();
}

public sealed class Todo
{
    public int Id { get; set; }

    public required string Title { get; set; }
}
