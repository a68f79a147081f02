using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Tutti;

namespace TodoApp.Todos;

[Service("todos")]
public sealed class TodosService(TodosContext db, TodoFinder finder) : IConfigureService
{
    public static void Configure(ServiceSetup setup)
    {
        ArgumentNullException.ThrowIfNull(setup);
        setup.Services.AddScoped<TodoFinder>();
        setup.Services.ConfigureDbContext<TodosContext>(options =>
            options.EnableDetailedErrors().UseNpgsql(npgsql => npgsql.CommandTimeout(45))
        );
    }

    [Post("/todos", Public = true)]
    public async Task<Todo> Add(NewTodo todo, CancellationToken ct)
    {
        var row = new TodoRow { Title = todo.Title };
        db.Todos.Add(row);
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException problem)
            when (problem.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            throw Problem.AlreadyExists($"There is a todo '{todo.Title}' already.");
        }
        return Todo.Of(row);
    }

    [Get("/todos/{id}", Public = true)]
    public async Task<Todo> Get(int id, CancellationToken ct) => Todo.Of(await finder.FindAsync(id, ct));

    [Post("/todos/{id}/finish", Public = true)]
    public async Task Finish(int id, CancellationToken ct)
    {
        var todo = await finder.FindAsync(id, ct);
        todo.Done = true;
        await db.SaveChangesAsync(ct);
    }

    [Delete("/todos/{id}", Public = true)]
    public async Task Remove(int id, CancellationToken ct) =>
        await db.Todos.Where(todo => todo.Id == id).ExecuteDeleteAsync(ct);

    /// <summary>The contexts that the classes of one call have.</summary>
    [Get("/contexts")]
    public IReadOnlyList<string> Contexts() => [db.ContextId.ToString(), finder.Context];
}

public sealed class TodoFinder(TodosContext db)
{
    public string Context => db.ContextId.ToString();

    public async Task<TodoRow> FindAsync(int id, CancellationToken ct) =>
        await db.Todos.FindAsync([id], ct) ?? throw Problem.NotFound($"There is no todo {id}.");
}

public sealed record NewTodo(string Title);

public sealed record Todo(int Id, string Title, bool Done)
{
    internal static Todo Of(TodoRow row) => new(row.Id, row.Title, row.Done);
}
