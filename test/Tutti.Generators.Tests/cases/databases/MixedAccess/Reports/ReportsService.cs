using MyApp.Todos;
using Tutti;

namespace MyApp.Reports;

[Service("reports")]
public sealed class ReportsService([ReadOnly] TodosDb todos)
{
    [Get("/report")]
    public string Report() => todos.Name;
}

public sealed class Reporter(TodosDb todos)
{
    public string Name => todos.Name;
}
