using System.Globalization;
using Tutti.DevHost.Run;

namespace Tutti.Cli.Output;

/// <summary>The processes of a run as a table: name, id, and what each is there for; below them the databases, and who uses them.</summary>
internal static class RunTable
{
    private const string Database = "database";

    public static IEnumerable<string> Lines(
        IReadOnlyList<RunningProcess> processes,
        IReadOnlyList<RunningDatabase> databases,
        Func<string, string> styled
    )
    {
        var names = processes.Select(process => process.Name).Concat(databases.Select(database => database.Name));
        var name = names.Max(each => each.Length);
        var pid = processes.Max(process => Text(process.Pid).Length);
        pid = databases.Count == 0 ? pid : Math.Max(pid, Database.Length);
        foreach (var process in processes)
        {
            var space = new string(' ', name - process.Name.Length);
            yield return $"  {styled(process.Name)}{space}  {Text(process.Pid).PadLeft(pid)}  {Purpose(process)}";
        }
        foreach (var database in databases)
        {
            yield return $"  {database.Name.PadRight(name)}  {Database.PadLeft(pid)}  {Users(database)}";
        }
    }

    private static string Users(RunningDatabase database) =>
        database.Services.Contains(database.Owner)
            ? string.Join(", ", database.Services)
            : string.Join(", ", [database.Owner, .. database.Services]);

    private static string Purpose(RunningProcess process) =>
        (process.IsGateway, process.Services.Count) switch
        {
            (true, 0) => "gateway",
            (true, _) => $"gateway, {string.Join(", ", process.Services)}",
            _ => string.Join(", ", process.Services),
        };

    private static string Text(int pid) => pid.ToString(CultureInfo.InvariantCulture);
}
