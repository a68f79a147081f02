using Tutti.Bench.Measuring;

namespace Tutti.Bench.Remote;

/// <summary>Calls between two processes of an app against typed clients of <see cref="HttpClient"/> and minimal APIs.</summary>
internal static class RemoteBench
{
    private const double BytesGoal = 300;

    public static List<Row> Run(BenchOptions options)
    {
        IReadOnlyList<RemoteCase> cases = options.All
            ? [.. RemoteCase.Default, .. RemoteCase.More]
            : RemoteCase.Default;
        var rows = new List<Row>();
        foreach (var group in cases.Where(@case => options.Includes(@case.Name)).GroupBy(@case => @case.Way))
        {
            using var ours = RemoteApp.StartOurs(group.Key);
            using var theirs = RemoteApp.StartTheirs(group.Key);
            foreach (var @case in group)
            {
                Console.Error.WriteLine($"remote: {@case.Name}, {options.Rounds} rounds …");
                rows.AddRange(Measure(options, ours, theirs, @case));
            }
        }
        return rows;
    }

    private static IEnumerable<Row> Measure(BenchOptions options, RemoteApp ours, RemoteApp theirs, RemoteCase @case)
    {
        // Libraries that are compiled beforehand are compiled for good only after long.
        var warmUp = TimeSpan.FromSeconds(options.Smoke ? 0.3 : 5);
        ours.Run(@case, warmUp);
        theirs.Run(@case, warmUp);

        var duration = TimeSpan.FromSeconds(options.Smoke ? 0.3 : 1.5);
        var (left, right) = Rounds.Run(
            options.Rounds,
            () => ours.Run(@case, duration),
            () => theirs.Run(@case, duration)
        );

        Row Compared(string metric, Func<RemoteFigures, double> value, string unit = "us") =>
            new(@case.Name, metric, unit, [.. left.Select(value)], [.. right.Select(value)]);

        var (time, late) = (Compared("time", load => load.Time), Compared("p99", load => load.Percentile99));
        (time.Required, time.Goal, late.Goal) = (1, @case.TimeGoal, 1);
        return
        [
            time,
            Compared("p50", load => load.Median),
            late,
            Compared("cpu", load => load.Cpu),
            Compared("allocated", load => load.Allocated, "B"),
            new(@case.Name, "beyond result", "B", [.. left.Select(load => load.Beyond)], null)
            {
                Goal = @case.Kind == "list" ? null : BytesGoal,
            },
        ];
    }
}
