using Tutti.DevHost.Environments;

namespace Tutti.Cli.Output;

/// <summary>Shows a person the differences of two environments.</summary>
internal static class EnvironmentDiffReport
{
    public static void Write(
        Terminal terminal,
        string app,
        string environment,
        string from,
        IReadOnlyList<EnvironmentChange> changes
    )
    {
        if (changes.Count == 0)
        {
            terminal.WriteLine($"{app}: {environment} is the same as {from}.");
            return;
        }
        terminal.WriteLine($"{terminal.Styled(app, Style.Bold)}: {from} → {environment}");
        foreach (var change in changes)
        {
            terminal.WriteLine($"{Mark(terminal, change)} {Describe(change)}");
        }
        var (remote, local) = (
            changes.Count(change => change.Kind == EnvironmentChangeKind.CallMadeRemote),
            changes.Count(change => change.Kind == EnvironmentChangeKind.CallMadeLocal)
        );
        if (remote + local > 0)
        {
            terminal.WriteLine($"Calls between processes: {remote} more, {local} fewer.");
        }
    }

    private static string Describe(EnvironmentChange change) =>
        change.Kind switch
        {
            EnvironmentChangeKind.ProcessAdded or EnvironmentChangeKind.ProcessRemoved => $"process {change.Name}",
            EnvironmentChangeKind.ServiceMoved => $"service {change.Name}: {change.Before} → {change.After}",
            EnvironmentChangeKind.CallMadeRemote or EnvironmentChangeKind.CallMadeLocal =>
                $"call {change.Name}: {change.Before}, now {change.After}",
            _ => $"{change.Name}: {change.Before ?? "not set"} → {change.After ?? "not set"}",
        };

    private static string Mark(Terminal terminal, EnvironmentChange change) =>
        change switch
        {
            { Before: null } => terminal.Styled("+", Style.BoldGreen),
            { After: null } => terminal.Styled("-", Style.BoldRed),
            _ => terminal.Styled("~", Style.BoldYellow),
        };
}
