using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Tutti;

namespace MyApp.Todos;

[Service("todos")]
public sealed class TodosService(TodosContext db) : IConfigureService
{
    public static void Configure(ServiceSetup setup)
    {
        setup.Services.ConfigureDbContext<TodosContext>(options => options.EnableDetailedErrors());
        setup.Services.AddScoped<Titles>();
        setup.Services.AddHostedService<Cleaner>();
    }

    [Get("/todos/count")]
    public Task<int> Count(CancellationToken ct) => db.Todos.CountAsync(ct);
}

public sealed class Titles(TodosContext db)
{
    public Task<string> FirstAsync(CancellationToken ct) => db.Todos.Select(todo => todo.Title).FirstAsync(ct);
}

internal sealed class Cleaner(IDbContextFactory<TodosContext> contexts) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await using var db = await contexts.CreateDbContextAsync(stoppingToken);
        await db.Todos.Where(todo => todo.Title == "").ExecuteDeleteAsync(stoppingToken);
    }
}
