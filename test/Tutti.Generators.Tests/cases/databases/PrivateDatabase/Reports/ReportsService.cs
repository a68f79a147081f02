using MyApp.Todos;
using Tutti;

namespace MyApp.Reports;

[Service("reports")]
public sealed class ReportsService([ReadOnly] TodosDb todos)
{
    [Get("/report")]
    public string Report() => todos.Name;
}
