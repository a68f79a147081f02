using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Tutti;

namespace MyApp.Todos;

[Service("todos")]
public sealed class TodosService : IConfigureService
{
    public static void Configure(ServiceSetup setup)
    {
        setup.Services.AddSingleton<Cache>();
        setup.Services.AddHostedService<Cleaner>();
        setup.Services.AddSingleton<Fine>();
        setup.Services.AddDbContext<TodosContext>();
        setup.Services.AddPooledDbContextFactory<TodosContext>(options => options.EnableDetailedErrors());
    }
}

public sealed class Cache(TodosContext db)
{
    public object Context => db;
}

public sealed class Fine(IDbContextFactory<TodosContext> contexts)
{
    public object Contexts => contexts;
}

public sealed class Cleaner(TodosContext db) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => Task.FromResult(db);

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
