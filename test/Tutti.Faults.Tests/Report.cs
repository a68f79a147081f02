using System.Globalization;
using System.Text;
using Tutti.Faults.Tests.Load;
using Tutti.Faults.Tests.Scenarios;

namespace Tutti.Faults.Tests;

/// <summary>What happened, for those who read it: in <c>artifacts/faults/report.txt</c>.</summary>
internal sealed class Report
{
    private readonly StringBuilder _text = new();

    public void Add(
        string title,
        IReadOnlyList<Window> windows,
        IReadOnlyCollection<CallRecord> calls,
        Levels before,
        Levels after
    )
    {
        Line($"## {title}");
        foreach (var window in windows)
        {
            Line(
                $"{window.From.TotalSeconds, 7:0.0} s, for {(window.Healed - window.From).TotalSeconds, 4:0.0} s, first success {window.FirstSuccess.TotalMilliseconds, 5:0} ms after: {window.What}"
            );
        }
        Line(
            $"{"calls", -22}{"made", 7}{"right", 7}{"unavail", 9}{"deadline", 9}{"wrong", 6}{"p50 ms", 8}{"max ms", 8}"
        );
        foreach (var kind in calls.GroupBy(call => call.Kind.Name).OrderBy(kind => kind.Key, StringComparer.Ordinal))
        {
            var took = kind.Select(call => call.Took.TotalMilliseconds).Order().ToArray();
            Line(
                $"{kind.Key, -22}{took.Length, 7}{Count(Outcome.Right), 7}{Count(Outcome.Unavailable), 9}{Count(Outcome.DeadlineExceeded), 9}{Count(Outcome.Wrong), 6}{took[took.Length / 2], 8:0.0}{took[^1], 8:0}"
            );

            int Count(Outcome outcome) => kind.Count(call => call.Outcome == outcome);
        }
        Line($"ends of connections: {before.Connections} before, {after.Connections} after");
        var heaps = after.Heaps.Where(heap => before.Heaps.ContainsKey(heap.Key)).ToList();
        Line(
            $"heaps in KiB: {string.Join(", ", heaps.Select(heap => $"{heap.Key.Item1} {before.Heaps[heap.Key] / 1024} → {heap.Value / 1024}"))}"
        );
        Line($"");
        Write();
    }

    private void Write()
    {
        var folder = Directory.CreateDirectory(Path.Combine(Repository.Root, "artifacts", "faults"));
        File.WriteAllText(Path.Combine(folder.FullName, "report.txt"), _text.ToString());
    }

    private void Line(FormattableString line) => _text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
}
