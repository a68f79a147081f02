using System.Globalization;
using Tutti.DevHost.Run;

namespace Tutti.Cli.Output;

/// <summary>The processes of a run as a table: name, id, and what each is there for.</summary>
internal static class RunTable
{
    public static IEnumerable<string> Lines(IReadOnlyList<RunningProcess> processes, Func<string, string> styled)
    {
        var name = processes.Max(process => process.Name.Length);
        var pid = processes.Max(process => Text(process.Pid).Length);
        foreach (var process in processes)
        {
            var space = new string(' ', name - process.Name.Length);
            yield return $"  {styled(process.Name)}{space}  {Text(process.Pid).PadLeft(pid)}  {Purpose(process)}";
        }
    }

    private static string Purpose(RunningProcess process) =>
        (process.IsGateway, process.Services.Count) switch
        {
            (true, 0) => "gateway",
            (true, _) => $"gateway, {string.Join(", ", process.Services)}",
            _ => string.Join(", ", process.Services),
        };

    private static string Text(int pid) => pid.ToString(CultureInfo.InvariantCulture);
}
