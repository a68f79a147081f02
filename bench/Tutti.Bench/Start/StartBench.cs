using Tutti.Bench.Measuring;

namespace Tutti.Bench.Start;

/// <summary>From the start of a process to its first answer: a Tutti app against the same on minimal APIs.</summary>
internal static class StartBench
{
    private const double RequiredRatio = 1.1;

    public static List<Row> Run(BenchOptions options)
    {
        var rows = new List<Row>();
        if (options.Includes("hello"))
        {
            rows.AddRange(Compare(options));
        }
        if (!options.Noise && options.Includes("phases"))
        {
            rows.AddRange(Phases(options));
        }
        return rows;
    }

    private static IEnumerable<Row> Compare(BenchOptions options)
    {
        var rounds = options.Smoke ? 2 : 15;
        Console.Error.WriteLine($"start: hello, {rounds} rounds …");
        // Once each before, so that the files are in memory.
        StartRun.Of(options.OurServer);
        StartRun.Of(BenchOptions.Baseline);
        var (ours, theirs) = Rounds.Run(
            rounds,
            () => StartRun.Of(options.OurServer),
            () => StartRun.Of(BenchOptions.Baseline)
        );

        Row Row(string metric, string unit, Func<StartRun, double> value, double? required = null) =>
            new("hello", metric, unit, [.. ours.Select(value)], [.. theirs.Select(value)])
            {
                Required = options.Noise ? null : required,
            };

        yield return Row("answered", "ms", run => run.Answered, RequiredRatio);
        yield return Row("listening", "ms", run => run.Listening);
        yield return Row("cpu", "ms", run => run.Cpu);
        yield return Row("memory", "MB", run => run.Memory);
    }

    /// <summary>Where our side's time goes: how long each phase took.</summary>
    private static IEnumerable<Row> Phases(BenchOptions options)
    {
        var rounds = options.Smoke ? 2 : 9;
        Console.Error.WriteLine($"start: phases, {rounds} rounds …");
        var runs = Enumerable.Range(0, rounds).Select(_ => StartRun.Of(BenchOptions.App, phases: true)).ToList();
        var names = runs[0].Phases.Select(phase => phase.Phase).ToList();
        for (var i = 0; i < names.Count; i++)
        {
            var at = i;
            yield return new(
                "phases",
                names[i],
                "ms",
                [.. runs.Select(run => run.Phases[at].At - (at == 0 ? 0 : run.Phases[at - 1].At))],
                null
            );
        }
        yield return new("phases", "request", "ms", [.. runs.Select(run => run.Answered - run.Listening)], null);
    }
}
