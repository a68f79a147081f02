using Tutti.Bench.Measuring;
using Tutti.Bench.Processes;

namespace Tutti.Bench.Http;

/// <summary>Requests to a Tutti app against the same requests to minimal APIs.</summary>
internal static class HttpBench
{
    public static List<Row> Run(BenchOptions options)
    {
        using var ours = ServerProcess.Start(options.OurServer, ServerProcess.FreeAddress());
        using var theirs = ServerProcess.Start(BenchOptions.Baseline, ServerProcess.FreeAddress());
        var rows = new List<Row>();
        IReadOnlyList<HttpCase> cases = options.All ? [.. HttpCase.Default, .. HttpCase.More] : HttpCase.Default;
        foreach (var @case in cases.Where(@case => options.Includes(@case.Name)))
        {
            Console.Error.WriteLine($"http: {@case.Name}, {options.Rounds} rounds …");
            rows.AddRange(Measure(options, ours, theirs, @case));
        }
        return rows;
    }

    private static IEnumerable<Row> Measure(
        BenchOptions options,
        ServerProcess ourServer,
        ServerProcess theirServer,
        HttpCase @case
    )
    {
        using var ours = new HttpSide(ourServer, @case);
        using var theirs = new HttpSide(theirServer, @case);
        RequireSameAnswer(@case, ours.Sample, theirs.Sample);

        // Long enough for the runtime to have compiled all for good.
        var warmUp = options.Smoke ? Effort.OfSeconds(1, 1.5) : Effort.OfSeconds(5, 12);
        ours.WarmUp(warmUp);
        theirs.WarmUp(warmUp);

        var effort = options.Smoke ? Effort.OfSeconds(1, 1.5) : Effort.OfSeconds(4, 10);
        var (left, right) = Rounds.Run(options.Rounds, () => ours.Measure(effort), () => theirs.Measure(effort));

        Row Row(string metric, string unit, Func<HttpSample, double> value) =>
            new(@case.Name, metric, unit, [.. left.Select(value)], [.. right.Select(value)])
            {
                HigherIsBetter = metric == "rate",
                Goal =
                    metric == "userCpu" ? @case.UserGoal
                    : metric == "cpu" ? @case.TotalGoal
                    : null,
                Required = @case.Required && metric is "userCpu" or "cpu" ? 1 : null,
            };

        return
        [
            Row("userCpu", "us", sample => sample.User),
            Row("systemCpu", "us", sample => sample.System),
            Row("cpu", "us", sample => sample.User + sample.System),
            Row("rate", "1/s", sample => sample.Rate),
            Row("allocated", "B", sample => sample.Allocated),
        ];
    }

    private static void RequireSameAnswer(HttpCase @case, HttpResponse ours, HttpResponse theirs)
    {
        // How a body is framed is each side's own choice; what the client gets must be the same.
        if (
            ours with { Length = 0 } != theirs with { Length = 0 }
            || !ours.Status.Contains(" 200 ", StringComparison.Ordinal)
        )
        {
            throw new BenchException($"{@case.Name}: the sides answer differently.\nours:   {ours}\ntheirs: {theirs}");
        }
    }
}
