using Microsoft.EntityFrameworkCore;
using TodoApp.Todos;
using Tutti;

namespace TodoApp.Reports;

/// <summary>Only reads.</summary>
[Service("reports")]
public sealed class ReportsService([ReadOnly] TodosContext todos)
{
    [Get("/reports/open", Public = true)]
    public Task<int> CountOpen(CancellationToken ct) => todos.Todos.CountAsync(todo => !todo.Done, ct);

    /// <summary>Tries what it must not do.</summary>
    [Post("/reports/finish")]
    public async Task<string> Finish(CancellationToken ct)
    {
        foreach (var todo in await todos.Todos.ToListAsync(ct))
        {
            todo.Done = true;
        }
        try
        {
            await todos.SaveChangesAsync(ct);
            return "";
        }
        catch (DbUpdateException problem)
        {
            return problem.InnerException!.Message;
        }
    }
}
