using Tutti.Bench.Measuring;

namespace Tutti.Bench.Calls;

/// <summary>Calls through a generated client against calls of a class without a framework around it.</summary>
internal static class CallBench
{
    public static List<Row> Run(BenchOptions options)
    {
        IReadOnlyList<CallCase> cases = options.All ? [.. CallCase.Default, .. CallCase.More] : CallCase.Default;
        var rows = new List<Row>();
        foreach (var group in cases.Where(@case => options.Includes(@case.Name)).GroupBy(@case => @case.Apart))
        {
            using var app = group.Key ? CallApp.StartApart() : CallApp.StartTogether();
            foreach (var @case in group)
            {
                Console.Error.WriteLine($"call: {@case.Name}, {options.Rounds} rounds …");
                rows.AddRange(Measure(options, app, @case));
            }
        }
        return rows;
    }

    private static IEnumerable<Row> Measure(BenchOptions options, CallApp app, CallCase @case)
    {
        var duration = TimeSpan.FromSeconds(options.Smoke ? 0.3 : 1);
        var client = new CallSide(app, @case, direct: false);
        var direct = new CallSide(app, @case, direct: true);
        client.WarmUp(duration);
        direct.WarmUp(duration);
        var (ours, theirs) = Rounds.Run(
            options.Smoke ? 3 : options.Rounds,
            () => client.Measure(duration),
            () => direct.Measure(duration)
        );
        yield return new(
            @case.Name,
            "time",
            "ns",
            [.. ours.Select(figures => figures.Nanoseconds)],
            [.. theirs.Select(figures => figures.Nanoseconds)]
        )
        {
            Goal = @case.TimeGoal,
            GoalIsForAdded = true,
        };
        yield return new(
            @case.Name,
            "allocated",
            "B",
            [.. ours.Select(figures => figures.Bytes)],
            [.. theirs.Select(figures => figures.Bytes)]
        )
        {
            Goal = @case.BytesGoal,
            GoalIsForAdded = true,
        };
    }
}
