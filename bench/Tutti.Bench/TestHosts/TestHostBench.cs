using Tutti.Bench.Measuring;

namespace Tutti.Bench.TestHosts;

/// <summary>What a test waits for to have a database of its own, and a whole app on it, against the ways in which one makes them by hand.</summary>
internal static class TestHostBench
{
    private static readonly (string Name, double Goal)[] Works = [("database", 60), ("app", 100)];
    private static readonly string[] Sides = ["tutti", "copied", "migrated", "truncated"];

    public static List<Row> Run(BenchOptions options)
    {
        using var worker = new TestHostWorker();
        var rows = new List<Row>();
        foreach (var (work, goal) in Works.Where(work => options.Includes(work.Name)))
        {
            var rounds = options.Rounds;
            Console.Error.WriteLine($"testhost: {work}, {rounds} rounds …");
            rows.AddRange(Measure(options, worker, work, goal, rounds));
        }
        return rows;
    }

    private static IEnumerable<Row> Measure(
        BenchOptions options,
        TestHostWorker worker,
        string work,
        double goal,
        int rounds
    )
    {
        var tests = options.Smoke ? 2 : 5;
        foreach (var side in Sides)
        {
            // The first makes the template; then code is compiled in earnest.
            worker.Measure(side, work, options.Smoke ? 1 : 10);
        }
        var samples = Rounds.Run(
            rounds,
            [
                .. Sides.Select(side =>
                    (Func<double>)(() => worker.Measure(options.Noise ? "copied" : side, work, tests))
                ),
            ]
        );
        yield return new(work, "time", "ms", samples[0], null) { Goal = options.Noise ? null : goal };
        for (var other = 1; other < Sides.Length; other++)
        {
            yield return new(work, $"time, {Sides[other]}", "ms", samples[0], samples[other]);
        }
    }
}
