using MyApp.Todos;
using Tutti;

namespace MyApp.Reports;

/// <summary>Tells how the work is going.</summary>
[Service("reports")]
public sealed class ReportsService(ITodosClient todos)
{
    /// <summary>Counts the todos.</summary>
    /// <param name="cancellationToken">Ends the counting.</param>
    /// <returns>The counts.</returns>
    [Get("/reports/progress", Public = true)]
    public async Task<Progress> Progress(CancellationToken cancellationToken)
    {
        // A call of the other service: in this process, or in another one, as the environment says.
        var all = await todos.ListAsync(cancellationToken: cancellationToken);
        return new Progress(all.Count, all.Count(todo => todo.Done));
    }
}

/// <summary>How the work is going.</summary>
/// <param name="Total">How many todos there are.</param>
/// <param name="Done">How many of them are done.</param>
public sealed record Progress(int Total, int Done);
