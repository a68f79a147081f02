using MyApp.Todos;
using Tutti;

namespace MyApp.Reports;

[Service("reports")]
public sealed class ReportsService([ReadOnly] TodosDb todos)
{
    [Get("/report")]
    public async Task<int> Report(CancellationToken ct) =>
        (await todos.QueryAsync<Line>($"select id, title from todos", ct)).Count;
}

public sealed record Line(int Id, string? Title, DateTimeOffset? DueAt = null);
