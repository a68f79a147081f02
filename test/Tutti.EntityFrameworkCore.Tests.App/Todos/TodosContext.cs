using Microsoft.EntityFrameworkCore;
using Tutti;

namespace TodoApp.Todos;

/// <summary>What is to be done.</summary>
[SqlDatabase("todos", Migrations = "migrations")]
public sealed class TodosContext(DbContextOptions<TodosContext> options) : DbContext(options)
{
    public DbSet<TodoRow> Todos => Set<TodoRow>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        ArgumentNullException.ThrowIfNull(modelBuilder);
        modelBuilder.Entity<TodoRow>(todo =>
        {
            todo.ToTable("todos");
            todo.Property(row => row.Id).HasColumnName("id");
            todo.Property(row => row.Title).HasColumnName("title");
            todo.Property(row => row.Done).HasColumnName("done");
        });
    }
}

public sealed class TodoRow
{
    public int Id { get; set; }

    public required string Title { get; set; }

    public bool Done { get; set; }
}
