using Tutti.Processes.Live;

namespace Tutti.Cli.Output;

/// <summary>Shows an app as it runs: its processes with what each of them takes, and who calls whom, how, and with what success.</summary>
internal static class LiveTree
{
    private const int MostNames = 8;

    public static void Write(Terminal terminal, LiveRun run, DateTimeOffset now)
    {
        var by = run.Pid is { } pid ? $", run by process {pid}" : "";
        var since = run.Started is { } started ? $" for {LiveText.Time(now - started)}" : "";
        var api = run.Api is { } url ? $": {url}" : "";
        terminal.WriteLine($"{terminal.Styled(run.Name, Style.Bold)} in {run.Environment}{api}{by}{since}");
        if (run.Processes.Count == 0)
        {
            terminal.WriteLine("└─ no process yet: it is being built");
        }
        var heads = LiveText.Aligned([.. run.Processes.Select(process => HeadOf(process, now))]);
        foreach (var (process, index) in run.Processes.Select((process, index) => (process, index)))
        {
            var isLast = index == run.Processes.Count - 1;
            var (name, rest) = (heads[index][..process.Name.Length], heads[index][process.Name.Length..]);
            terminal.WriteLine($"{(isLast ? "└─" : "├─")} {terminal.Styled(name, Style.BoldBlue)}{rest}");
            WriteDetails(terminal, process, isLast ? "   " : "│  ", now);
        }
        WriteBuilds(terminal, run);
    }

    private static string[] HeadOf(LiveAnswer answer, DateTimeOffset now)
    {
        if (answer.Live is not { } live)
        {
            // That it serves is only what is thought of it.
            return
            [
                answer.Name,
                IdOf(answer.Pid),
                answer.Place is null or LiveAnswer.Serving ? "silent" : answer.Place,
            ];
        }
        return
        [
            answer.Name,
            IdOf(live.Pid),
            answer.Place == LiveAnswer.Ending ? LiveAnswer.Ending : live.State,
            $"for {LiveText.Time(now - live.Started)}",
            $"heap {DatabaseReport.SizeOf(live.Resources.HeapBytes)}",
            $"memory {DatabaseReport.SizeOf(live.Resources.WorkingSetBytes)}",
            LiveText.Count(live.Resources.Threads, "thread"),
            .. live.Resources.QueuedWork > 0 ? [$"{live.Resources.QueuedWork} queued"] : Array.Empty<string>(),
        ];
    }

    private static string IdOf(int? pid) => pid is null ? "" : $"process {pid}";

    private static void WriteDetails(Terminal terminal, LiveAnswer answer, string indent, DateTimeOffset now)
    {
        if (answer.Live is not { } live)
        {
            terminal.WriteLine($"{indent}└─ {terminal.Styled(VisibleText.Of(answer.Error), Style.BoldRed)}");
            terminal.WriteLine($"{indent}   at {answer.Address}");
            return;
        }
        List<(string Sign, string[] Cells, string[] Below)> lines = [Purpose(live)];
        lines.AddRange(live.Peers.SelectMany(peer => LivePeerLines.Of(peer, now)));
        lines.AddRange(live.Callers.GroupBy(caller => caller.Process).Select(LivePeerLines.Of));
        // What is hosted stands by itself; the columns are those of the peers.
        var cells = LiveText.Aligned([.. lines.Skip(1).Select(line => line.Cells)]);
        for (var i = 0; i < lines.Count; i++)
        {
            var isLast = i == lines.Count - 1;
            var text = i == 0 ? string.Join("  ", lines[0].Cells) : cells[i - 1];
            terminal.WriteLine($"{indent}{(isLast ? "└─" : "├─")} {lines[i].Sign}{text}");
            foreach (var below in lines[i].Below)
            {
                terminal.WriteLine(
                    $"{indent}{(isLast ? "   " : "│  ")}   {terminal.Styled(VisibleText.Of(below), Style.Dim)}"
                );
            }
        }
    }

    private static (string, string[], string[]) Purpose(LiveProcess live)
    {
        string[] parts = [.. live.Gateway ? ["gateway"] : Array.Empty<string>(), .. live.Services];
        string[] cells =
        [
            parts.Length == 0 ? "no services" : string.Join(", ", parts),
            .. live.Requests is { } requests
                ? [$"{LiveText.Count(requests, "request")} in flight"]
                : Array.Empty<string>(),
        ];
        return (
            "",
            cells,
            live.Endpoints.Count == 0
                ? []
                : [$"answers {LiveText.Some(live.Endpoints.Select(e => $"{e.Name} ({e.InFlight})"), MostNames)}"]
        );
    }

    private static void WriteBuilds(Terminal terminal, LiveRun run)
    {
        var builds = run
            .Processes.Where(process => process.Live is not null)
            .ToLookup(process => (process.Live!.Version, process.Live.Build));
        if (builds.Count == 0)
        {
            return;
        }
        terminal.WriteLine();
        if (builds.Count == 1)
        {
            var (version, build) = builds.Single().Key;
            terminal.WriteLine(VisibleText.Of($"All that answer are of version {version} (build {build})."));
            return;
        }
        terminal.WriteLine(terminal.Styled($"{builds.Count} builds run", Style.Bold));
        foreach (var build in builds)
        {
            var names = string.Join(", ", build.Select(process => process.Name));
            terminal.WriteLine(VisibleText.Of($"  {build.Key.Version} (build {build.Key.Build}): {names}"));
        }
    }
}
