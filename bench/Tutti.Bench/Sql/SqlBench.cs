using Tutti.Bench.Measuring;

namespace Tutti.Bench.Sql;

/// <summary>Queries of a Tutti app against Npgsql by hand, Dapper and EF Core.</summary>
internal static class SqlBench
{
    private const double Required = 1.1;
    private const double Goal = 1.03;
    private const int RoundsOfAll = 5;

    private static readonly string[] Works = ["row", "list", "insert", "transaction"];
    private static readonly string[] Sides = ["tutti", "npgsql", "dapper", "ef"];

    public static List<Row> Run(BenchOptions options)
    {
        using var server = new SqlServer();
        using var worker = new SqlWorker(server.ConnectionString);
        var rows = new List<Row>();
        foreach (var work in Works.Where(options.Includes))
        {
            // Many and short: what else the machine does then hits all sides alike.
            var rounds = options.Smoke ? 1 : RoundsOfAll * options.Rounds;
            Console.Error.WriteLine($"sql: {work}, {rounds} rounds …");
            rows.AddRange(Measure(options, worker, work, rounds));
        }
        return rows;
    }

    private static IEnumerable<Row> Measure(BenchOptions options, SqlWorker worker, string work, int rounds)
    {
        var effort = TimeSpan.FromSeconds(0.15);
        for (var warmUp = 0; warmUp < (options.Smoke ? 1 : 10); warmUp++)
        {
            foreach (var side in Sides)
            {
                worker.Measure(side, work, effort);
            }
        }
        var samples = Rounds.Run(
            rounds,
            [
                .. Sides.Select(side =>
                    (Func<SqlFigures>)(() => worker.Measure(options.Noise ? "npgsql" : side, work, effort))
                ),
            ]
        );

        Row Of(
            string metric,
            string unit,
            int theirs,
            Func<SqlFigures, double> value,
            double? required,
            double? goal
        ) =>
            new(work, metric, unit, [.. samples[0].Select(value)], [.. samples[theirs].Select(value)])
            {
                Required = options.Noise ? null : required,
                Goal = options.Noise ? null : goal,
            };

        yield return Of("cpu, npgsql", "µs", 1, figures => figures.Microseconds, Required, Goal);
        yield return Of("cpu, dapper", "µs", 2, figures => figures.Microseconds, 1, null);
        yield return Of("cpu, ef", "µs", 3, figures => figures.Microseconds, null, null);
        yield return Of("allocated, npgsql", "B", 1, figures => figures.Bytes, null, null);
        yield return Of("allocated, dapper", "B", 2, figures => figures.Bytes, null, 1);
    }
}
