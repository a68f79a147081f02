using Tutti.Bench.Measuring;

namespace Tutti.Bench.Generator;

/// <summary>What the generator and the analyzers take inside the compiler, for apps of several sizes.</summary>
internal static class GeneratorBench
{
    public static List<Row> Run(BenchOptions options)
    {
        var rows = new List<Row>();
        AppSize[] sizes = options is { Smoke: true, Only: null }
            ? [AppSize.Small]
            : [AppSize.Small, AppSize.Medium, AppSize.Large];
        foreach (var size in sizes)
        {
            foreach (var implementation in (bool[])[true, false])
            {
                var kind = implementation ? "build" : "ide";
                if (options.Only?.StartsWith($"{size.Name} {kind} ", StringComparison.Ordinal) is false)
                {
                    continue;
                }
                var session = new GeneratorSession(size, implementation);
                Add($"{size.Name} {kind} full", session.RunAnew, implementation ? size.FullGoal : null);
                foreach (var edit in Edit.All)
                {
                    var goal = edit.ChangesNothing && !implementation ? size.KeystrokeGoal : null;
                    Add($"{size.Name} {kind} {edit.Name}", () => session.RunAfter(edit), goal, edit.ChangesNothing);
                }
                if (options.Includes($"{size.Name} {kind} retention"))
                {
                    rows.Add(Retention($"{size.Name} {kind} retention", session.Retained()));
                }
            }
            if (options.Includes($"{size.Name} analyzers"))
            {
                rows.AddRange(Analyzers(options, size));
            }
        }
        return rows;

        void Add(string name, Func<GeneratorSample> run, double? goal, bool changesNothing = false)
        {
            if (options.Includes(name))
            {
                rows.AddRange(Measure(options, name, run, goal, changesNothing));
            }
        }
    }

    private static IEnumerable<Row> Measure(
        BenchOptions options,
        string name,
        Func<GeneratorSample> run,
        double? goal,
        bool changesNothing
    )
    {
        WarmUp(options, name, run);
        var count = options.Smoke ? 3 : options.Rounds;
        var (ours, theirs) = options.Noise
            ? Rounds.Run(count, run, run)
            : ([.. Enumerable.Range(0, count).Select(_ => run())], null);

        Row Row(string metric, string unit, Func<GeneratorSample, double> value) =>
            new(name, metric, unit, [.. ours.Select(value)], theirs is null ? null : [.. theirs.Select(value)]);

        var cpu = Row("cpu", "ms", sample => sample.Cpu);
        cpu.Note = ours[^1].Recomputed.Steps;
        cpu.Goal = options.Noise ? null : goal;
        yield return cpu;
        if (options.All)
        {
            yield return Row("time", "ms", sample => sample.Time);
        }
        var emitted = Row("emitted", "files", sample => sample.Recomputed.Emitted);
        emitted.Required = changesNothing && !options.Noise ? 0 : null;
        yield return emitted;
    }

    private static IEnumerable<Row> Analyzers(BenchOptions options, AppSize size)
    {
        var name = $"{size.Name} analyzers";
        var analyzers = new AnalyzerSession(size);
        var generator = new GeneratorSession(size, implementation: true);
        double Generate() => generator.RunAnew().Time;
        var ours = options.Noise ? Generate : (Func<double>)analyzers.Measure;
        Console.Error.WriteLine($"generator: {name}, against the generator …");
        for (var i = 0; i < (options.Smoke ? 1 : 4); i++)
        {
            ours();
            Generate();
        }
        var (left, right) = Rounds.Run(options.Smoke ? 1 : Math.Min(5, options.Rounds), ours, Generate);
        yield return new(name, "time", "ms", left, right) { Goal = options.Noise ? null : 2 };
        yield return Retention($"{size.Name} analyzers retention", analyzers.Retained());
    }

    /// <summary>Long enough for the runtime to have compiled what matters for good.</summary>
    private static void WarmUp(BenchOptions options, string name, Func<GeneratorSample> run)
    {
        Console.Error.WriteLine($"generator: {name}, {options.Rounds} rounds …");
        var runs = 0;
        for (var spent = 0.0; runs < 3 || (spent < 1500 && runs < 60 && !options.Smoke); runs++)
        {
            spent += run().Time;
        }
    }

    private static Row Retention(string name, int alive) => new(name, "kept alive", "", [alive], null) { Required = 0 };
}
