using Tutti.DevHost.Run.Changes;
using Tutti.Processes.Environments;

namespace Tutti.DevHost.Run;

/// <summary>Which of the running processes a new build has to replace.</summary>
internal sealed class Replacement
{
    private readonly IReadOnlySet<ProcessSlot> _kept;

    private Replacement(IReadOnlySet<ProcessSlot> kept, bool isNothing) => (_kept, IsNothing) = (kept, isNothing);

    /// <summary>Whether everything runs already as it would after it.</summary>
    public bool IsNothing { get; }

    /// <summary>Compares what is to run with what does.</summary>
    public static Replacement Of(RunPlan plan, ProcessSet current)
    {
        var kept = new HashSet<ProcessSlot>();
        // Processes may run different builds: each kept what has not changed since its own.
        foreach (var build in current.Slots.GroupBy(slot => slot.Plan))
        {
            if (!IsSameEnvironment(build.Key, plan))
            {
                return new(new HashSet<ProcessSlot>(), isNothing: false);
            }
            var kinds = build.Select(slot => slot.Kind).Distinct();
            var changed = ChangedProcesses
                .Find(build.Key.Build, plan.Build, plan.WorkingDirectory, kinds)
                .Select(kind => kind.Name)
                .ToHashSet(StringComparer.Ordinal);
            kept.UnionWith(build.Where(slot => !changed.Contains(slot.Kind.Name)));
        }
        return new(kept, isNothing: kept.Count > 0 && kept.Count == current.Slots.Count);
    }

    public bool Keeps(ProcessSlot slot) => _kept.Contains(slot);

    private static bool IsSameEnvironment(RunPlan one, RunPlan other) =>
        one.WorkingDirectory == other.WorkingDirectory && Text(one.Environment) == Text(other.Environment);

    // Where the databases are changes only with the databases themselves, and not every process uses each.
    private static string Text(AppEnvironment environment) =>
        EnvironmentWriter.Write(environment with { Sql = null }) + environment.Sql?.MigratesManually;
}
