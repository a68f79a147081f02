using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Tutti.Bench.Sql;

/// <summary>EF Core without tracking, with a pool of contexts.</summary>
internal sealed class EntitySide : ISide
{
    private readonly NpgsqlDataSource _source;
    private readonly PooledFactory _contexts;

    public EntitySide(string connection)
    {
        _source = NpgsqlDataSource.Create(connection);
        var options = new DbContextOptionsBuilder<Context>()
            .UseNpgsql(_source)
            .UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking)
            .Options;
        _contexts = new(options);
    }

    public async Task<Todo?> RowAsync(long id, CancellationToken cancellationToken)
    {
        await using var context = await _contexts.CreateDbContextAsync(cancellationToken);
        return await context.Todos.FirstOrDefaultAsync(todo => todo.Id == id, cancellationToken);
    }

    public async Task<List<Todo>> ListAsync(long from, CancellationToken cancellationToken)
    {
        await using var context = await _contexts.CreateDbContextAsync(cancellationToken);
        return await context
            .Todos.Where(todo => todo.Id >= from)
            .OrderBy(todo => todo.Id)
            .Take(1000)
            .ToListAsync(cancellationToken);
    }

    public async Task<long> InsertAsync(string title, int priority, CancellationToken cancellationToken)
    {
        await using var context = await _contexts.CreateDbContextAsync(cancellationToken);
        var row = new Inserted { Title = title, Priority = priority };
        context.Add(row);
        await context.SaveChangesAsync(cancellationToken);
        return row.Id;
    }

    public async Task<int> TransactionAsync(long id, CancellationToken cancellationToken)
    {
        await using var context = await _contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var priority = await context
            .Todos.Where(todo => todo.Id == id)
            .Select(todo => todo.Priority)
            .SingleAsync(cancellationToken);
        var rows = context.Changed.Where(row => row.Id == id);
        await rows.ExecuteUpdateAsync(set => set.SetProperty(row => row.Priority, priority + 1), cancellationToken);
        await rows.ExecuteUpdateAsync(set => set.SetProperty(row => row.Done, true), cancellationToken);
        await rows.ExecuteUpdateAsync(set => set.SetProperty(row => row.Title, "changed"), cancellationToken);
        var changed = await rows.Select(row => row.Priority).SingleAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return changed;
    }

    public ValueTask DisposeAsync() => _source.DisposeAsync();

    private sealed class PooledFactory(DbContextOptions<Context> options)
        : Microsoft.EntityFrameworkCore.Infrastructure.PooledDbContextFactory<Context>(options);

    private sealed class Context(DbContextOptions<Context> options) : DbContext(options)
    {
        public DbSet<Todo> Todos => Set<Todo>();

        public DbSet<Changed> Changed => Set<Changed>();

        protected override void OnModelCreating(ModelBuilder modelBuilder)
        {
            var todo = modelBuilder.Entity<Todo>().ToTable("todos");
            todo.Property(each => each.Id).HasColumnName("id");
            todo.Property(each => each.Title).HasColumnName("title");
            todo.Property(each => each.Done).HasColumnName("done");
            todo.Property(each => each.Priority).HasColumnName("priority");
            todo.Property(each => each.CreatedAt).HasColumnName("created_at");
            todo.Property(each => each.Note).HasColumnName("note");
            Columns(modelBuilder.Entity<Inserted>().ToTable("inserted"));
            Columns(modelBuilder.Entity<Changed>().ToTable("changed"));
        }

        private static void Columns<T>(Microsoft.EntityFrameworkCore.Metadata.Builders.EntityTypeBuilder<T> row)
            where T : Written
        {
            row.Property(each => each.Id).HasColumnName("id");
            row.Property(each => each.Title).HasColumnName("title");
            row.Property(each => each.Done).HasColumnName("done");
            row.Property(each => each.Priority).HasColumnName("priority");
        }
    }

    private abstract class Written
    {
        public long Id { get; set; }

        public string Title { get; set; } = "";

        public bool Done { get; set; }

        public int Priority { get; set; }
    }

    private sealed class Inserted : Written;

    private sealed class Changed : Written;
}
