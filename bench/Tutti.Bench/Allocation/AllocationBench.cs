using Tutti.Bench.Http;
using Tutti.Bench.Measuring;

namespace Tutti.Bench.Allocation;

/// <summary>One request through examples/trello in several groupings, against the same app written by hand.</summary>
internal static class AllocationBench
{
    private static readonly int[] s_connections = [1, 16];

    public static List<Row> Run(BenchOptions options)
    {
        var rows = new List<Row>();
        using var databases = new TrelloDatabases();
        foreach (var grouping in Grouping.All)
        {
            var cases = Cases(options, grouping.Name);
            if (cases.Count > 0)
            {
                rows.AddRange(Compare(options, databases, grouping, cases));
            }
        }
        var hops = Cases(options, "hop");
        if (hops.Count > 0)
        {
            using var hop = new Hop(databases.Copy());
            foreach (var (name, connections) in hops)
            {
                rows.AddRange(Measure(options, name, hop.Sides(connections), isRequired: true, isHop: true));
            }
        }
        return rows;
    }

    private static List<(string Name, int Connections)> Cases(BenchOptions options, string name) =>
        [
            .. s_connections
                .Select(connections => (Name: $"{name}-{connections}", connections))
                .Where(@case => options.Includes(@case.Name)),
        ];

    private static IEnumerable<Row> Compare(
        BenchOptions options,
        TrelloDatabases databases,
        Grouping grouping,
        List<(string Name, int Connections)> cases
    )
    {
        var isSingle = grouping == Grouping.Single;
        using var ours = TrelloApp.StartOurs(grouping, databases.Copy());
        using var theirs = TrelloApp.StartTheirs(grouping, http: 1, databases.Copy());
        using var theirsByHttp2 = isSingle ? null : TrelloApp.StartTheirs(grouping, http: 2, databases.Copy());
        TrelloApp[] apps = theirsByHttp2 is null ? [ours, theirs] : [ours, theirs, theirsByHttp2];
        TrelloRequests.RequireSameAnswers(apps);
        return
        [
            .. cases.SelectMany(@case =>
                Measure(
                    options,
                    @case.Name,
                    [
                        .. apps.Select(app => new AllocationSide(
                            app.Name,
                            app.Processes,
                            TrelloRequests.Card,
                            @case.Connections
                        )),
                    ],
                    isRequired: isSingle,
                    isHop: false
                )
            ),
        ];
    }

    /// <summary>Measures our side, which is the first, alternately with the others.</summary>
    private static List<Row> Measure(
        BenchOptions options,
        string name,
        IReadOnlyList<AllocationSide> sides,
        bool isRequired,
        bool isHop
    )
    {
        try
        {
            Console.Error.WriteLine($"allocation: {name}, {options.Rounds} rounds …");
            // Long enough for the runtime to have compiled all for good.
            var warmUp = options.Smoke ? Effort.OfSeconds(0.5, 1) : Effort.OfSeconds(15, 30);
            var effort = options.Smoke ? Effort.OfSeconds(0.5, 1) : Effort.OfSeconds(1.5, 5);
            foreach (var side in sides)
            {
                side.WarmUp(warmUp);
            }
            var samples = Rounds.Run(
                options.Rounds,
                [.. sides.Select(side => (Func<AllocationSample>)(() => side.Measure(effort)))]
            );
            return
            [
                .. sides
                    .Skip(1)
                    .SelectMany((side, i) => Rows(name, side.Name, samples[0], samples[i + 1], isRequired, isHop)),
            ];
        }
        finally
        {
            foreach (var side in sides)
            {
                side.Dispose();
            }
        }
    }

    private static IEnumerable<Row> Rows(
        string name,
        string against,
        AllocationSample[] ours,
        AllocationSample[] theirs,
        bool isRequired,
        bool isHop
    )
    {
        Row Row(string metric, string unit, Func<AllocationSample, double> value) =>
            new(name, metric, unit, [.. ours.Select(value)], [.. theirs.Select(value)])
            {
                HigherIsBetter = metric == "rate",
                Required = isRequired && metric == "cpu" ? 1 : null,
                Note = $"against {against}",
            };

        yield return Row("cpu", "us", sample => sample.Cpu);
        if (isHop)
        {
            yield return Row("gatewayCpu", "us", sample => sample.First);
        }
        yield return Row("p50", "us", sample => sample.Median);
        yield return Row("p99", "us", sample => sample.Slow);
        yield return Row("rate", "1/s", sample => sample.Rate);
    }
}
