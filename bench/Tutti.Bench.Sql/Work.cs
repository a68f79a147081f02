namespace Tutti.Bench.Sql;

/// <summary>Does one kind of work again and again.</summary>
internal static class Work
{
    private const int Rows = 2000;

    /// <summary>Works until so much processor time is used.</summary>
    public static async Task<(double Microseconds, double Bytes)> RunAsync(ISide side, string work, TimeSpan effort)
    {
        var operations = 0L;
        var chunk = work == "list" ? 1 : 20;
        GC.Collect();
        var bytes = GC.GetTotalAllocatedBytes(precise: true);
        var before = Environment.CpuUsage.TotalTime;
        TimeSpan used;
        do
        {
            for (var i = 0; i < chunk; i++)
            {
                await OnceAsync(side, work, operations++);
            }
            used = Environment.CpuUsage.TotalTime - before;
        } while (used < effort);
        return (
            used.TotalMicroseconds / operations,
            (GC.GetTotalAllocatedBytes(precise: true) - bytes) / (double)operations
        );
    }

    private static Task OnceAsync(ISide side, string work, long number) =>
        work switch
        {
            "row" => side.RowAsync(number % Rows + 1, CancellationToken.None),
            "list" => side.ListAsync(number % 900 + 1, CancellationToken.None),
            "insert" => side.InsertAsync("something to do", (int)(number % 5), CancellationToken.None),
            _ => side.TransactionAsync(number % Rows + 1, CancellationToken.None),
        };
}
