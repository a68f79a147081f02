using Tutti.DevHost.Environments;
using Tutti.Processes.Environments;
using Tutti.Processes.Environments.Reading;

namespace Tutti.Cli.Output;

/// <summary>Shows an environment: its processes with what they host, and which calls stay inside of one.</summary>
internal static class EnvironmentTree
{
    public static void Write(Terminal terminal, string app, AppEnvironment environment, IReadOnlyList<PlacedCall> calls)
    {
        var type = SettingsReader.NameOf(environment.Type);
        terminal.WriteLine($"{terminal.Styled(app, Style.Bold)} in {environment.Name} ({type})");
        foreach (var (process, index) in environment.Processes.Select((process, index) => (process, index)))
        {
            WriteProcess(terminal, environment, process, index == environment.Processes.Count - 1);
        }
        WriteCalls(terminal, calls.Where(call => !call.IsRemote).ToList(), "inside of a process");
        WriteCalls(terminal, calls.Where(call => call.IsRemote).ToList(), "from one process to another");
    }

    private static void WriteProcess(
        Terminal terminal,
        AppEnvironment environment,
        ProcessDefinition process,
        bool isLast
    )
    {
        var replicas = process.Replicas == 1 ? "" : $"  {process.Replicas} replicas";
        var urls = process.Urls.Count == 0 ? "" : $"  {string.Join(", ", process.Urls.Select(url => url.Text))}";
        terminal.WriteLine(
            $"{(isLast ? "└─" : "├─")} {terminal.Styled(process.Name, Style.BoldBlue)}{replicas}{terminal.Styled(urls, Style.Dim)}"
        );
        var indent = isLast ? "   " : "│  ";
        if (process.IsGateway)
        {
            var listeners = string.Join(", ", EnvironmentSettings.ListenersOf(environment, process));
            var gateway = terminal.Styled("gateway", Style.BoldGreen);
            terminal.WriteLine($"{indent}{(process.Services.Count == 0 ? "└─" : "├─")} {gateway}  {listeners}");
        }
        if (process.Services.Count > 0)
        {
            terminal.WriteLine($"{indent}└─ {string.Join(", ", process.Services)}");
        }
    }

    private static void WriteCalls(Terminal terminal, List<PlacedCall> calls, string way)
    {
        if (calls.Count == 0)
        {
            return;
        }
        terminal.WriteLine();
        terminal.WriteLine(terminal.Styled($"{calls.Count} {(calls.Count == 1 ? "call" : "calls")} {way}", Style.Bold));
        foreach (var group in calls.GroupBy(call => (call.FromProcess, call.ToProcess)))
        {
            var name =
                group.Key.FromProcess == group.Key.ToProcess
                    ? group.Key.FromProcess
                    : $"{group.Key.FromProcess} → {group.Key.ToProcess}";
            terminal.WriteLine($"  {terminal.Styled(name, Style.BoldBlue)} ({group.Count()})");
            foreach (var caller in group.GroupBy(call => call.From))
            {
                terminal.WriteLine(
                    $"    {caller.Key} calls {string.Join(", ", caller.Select(call => $"{call.To}.{call.Endpoint}"))}"
                );
            }
        }
    }
}
