using Microsoft.EntityFrameworkCore;
using MyApp.Todos;
using Tutti;

namespace MyApp.Reports;

[Service("reports")]
public sealed class ReportsService([ReadOnly] TodosContext todos, [ReadOnly] IDbContextFactory<TodosContext> contexts)
{
    [Get("/reports/todos")]
    public async Task<int> Count(CancellationToken ct)
    {
        await using var another = await contexts.CreateDbContextAsync(ct);
        return await todos.Todos.CountAsync(ct) + await another.Todos.CountAsync(ct);
    }
}
