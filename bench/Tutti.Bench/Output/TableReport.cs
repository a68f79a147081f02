using System.Globalization;
using Tutti.Bench.Measuring;

namespace Tutti.Bench.Output;

/// <summary>The report for people.</summary>
internal static class TableReport
{
    private static readonly string[] Head =
    [
        "case",
        "metric",
        "ours",
        "[min..max]",
        "theirs",
        "[min..max]",
        "ratio",
        "wanted",
        "",
        "",
    ];

    public static void Write(TextWriter output, Report report)
    {
        var lines = report.Rows.Select(Cells).Prepend(Head).ToArray();
        var widths = Enumerable.Range(0, Head.Length).Select(i => lines.Max(line => line[i].Length)).ToArray();
        output.WriteLine();
        foreach (var line in lines)
        {
            output.WriteLine(string.Join("  ", line.Select((cell, i) => cell.PadRight(widths[i]))).TrimEnd());
        }
        output.WriteLine();
        output.WriteLine(
            Text($"ratio = ours / theirs, of the medians; {report.Machine.Runtime} on {report.Machine.Cores} cores")
        );
        output.WriteLine(
            Text(
                $"load average at the start {report.Machine.LoadAverage ?? double.NaN:0.0}, {report.Machine.Seconds:0} s, {(report.Machine.Pinned ? "server and load on a core each" : "not pinned to cores")}"
            )
        );
    }

    private static string[] Cells(Row row) =>
        [
            row.Case,
            $"{row.Metric} {row.Unit}",
            Number(row.Ours.Median),
            $"[{Number(row.Ours.Min)}..{Number(row.Ours.Max)}]",
            row.Theirs is { } theirs ? Number(theirs.Median) : "",
            row.Theirs is { } spread ? $"[{Number(spread.Min)}..{Number(spread.Max)}]" : "",
            row.Theirs is null ? ""
            : row.GoalIsForAdded ? Text($"+{row.Added:0.##} {row.Unit}")
            : Text($"{row.Ratio:0.000}"),
            Wanted(row),
            row.MissesRequired ? "WORSE"
            : row.MeetsGoal ? "goal met"
            : row.Goal is not null ? "goal missed"
            : "",
            row.Note ?? "",
        ];

    private static string Wanted(Row row) =>
        (row.Goal, row.Required) switch
        {
            ({ } goal, { } required) => Text($"<= {goal} (required {required})"),
            ({ } goal, null) => Text($"<= {goal}"),
            (null, { } required) => Text($"required {required}"),
            _ => row.HigherIsBetter ? "higher is better" : "",
        };

    private static string Number(double value) =>
        value >= 1000 ? Text($"{value:#,0}")
        : value >= 100 ? Text($"{value:0}")
        : value >= 10 ? Text($"{value:0.0}")
        : Text($"{value:0.00}");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
