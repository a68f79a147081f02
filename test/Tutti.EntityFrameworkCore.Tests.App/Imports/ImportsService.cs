using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using TodoApp.Todos;
using Tutti;

namespace TodoApp.Imports;

[Service("imports")]
public sealed class ImportsService(Importer importer) : IConfigureService
{
    public static void Configure(ServiceSetup setup)
    {
        ArgumentNullException.ThrowIfNull(setup);
        setup.Services.AddSingleton<Importer>();
        setup.Services.AddHostedService<Cleaner>();
    }

    [Post("/imports", Public = true)]
    public Task<int> Import(ImportRequest request, CancellationToken ct) => importer.ImportAsync(request.Titles, ct);
}

/// <summary>A singleton, which needs a context for each piece of work.</summary>
public sealed class Importer(IDbContextFactory<TodosContext> contexts)
{
    public async Task<int> ImportAsync(IReadOnlyList<string> titles, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var count = 0;
        foreach (var title in titles)
        {
            count += await db.Database.ExecuteSqlAsync($"insert into todos (title) values ({title})", ct);
        }
        await transaction.CommitAsync(ct);
        return count;
    }
}

/// <summary>Uses the database as soon as the app starts.</summary>
internal sealed class Cleaner(IDbContextFactory<TodosContext> contexts) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await db.Todos.Where(todo => todo.Done).ExecuteDeleteAsync(cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}

public sealed record ImportRequest(IReadOnlyList<string> Titles);
