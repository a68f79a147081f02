using Tutti.DevHost.Comparison;

namespace Tutti.Cli.Output;

/// <summary>Shows a person the differences of two models that are about databases.</summary>
/// <param name="terminal">Where to.</param>
/// <param name="mark">The sign for a change.</param>
internal sealed class DatabaseDiffReport(Terminal terminal, Func<ModelChange?, string> mark)
{
    public void Write(string name, IReadOnlyList<ModelChange> changes)
    {
        var own = changes.FirstOrDefault(change =>
            change.Kind is ModelChangeKind.DatabaseAdded or ModelChangeKind.DatabaseRemoved
        );
        var owner = own is null ? "" : $"  of {own.Service}";
        terminal.WriteLine($"{mark(own)} database {terminal.Styled(name, Style.BoldBlue)}{owner}");
        foreach (var change in changes.Where(change => change != own))
        {
            terminal.WriteLine($"  {mark(change)} {Describe(change)}");
        }
    }

    private static string Describe(ModelChange change) =>
        change.Kind switch
        {
            ModelChangeKind.DatabaseMoved => $"owner: {change.Before} → {change.After}",
            ModelChangeKind.DatabaseAccessChanged => $"access: {change.Before} → {change.After}",
            ModelChangeKind.MigrationChanged when change.Before == change.After =>
                $"migration {change.After}: has another text",
            ModelChangeKind.MigrationChanged => $"migration {change.Before} → {change.After}",
            ModelChangeKind.MigrationAdded or ModelChangeKind.MigrationRemoved =>
                $"migration {change.After ?? change.Before}",
            ModelChangeKind.DatabaseUseChanged => $"{change.Service}: {change.Before} → {change.After}",
            _ => $"{change.Service} {change.After ?? change.Before}",
        };
}
