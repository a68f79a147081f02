using Tutti.Model;
using Tutti.Processes.Environments;

namespace Tutti.DevHost.Environments;

/// <summary>What kind of difference there is between two environments.</summary>
internal enum EnvironmentChangeKind
{
    ProcessAdded,
    ProcessRemoved,
    ServiceMoved,
    CallMadeRemote,
    CallMadeLocal,
    SettingChanged,
}

/// <summary>A difference between two environments.</summary>
/// <param name="Kind">What kind.</param>
/// <param name="Name">The process, the service, the call (<c>billing → orders.Create</c>) or the setting.</param>
/// <param name="Before">What it was, if it was there.</param>
/// <param name="After">What it is, if it is there.</param>
internal sealed record EnvironmentChange(EnvironmentChangeKind Kind, string Name, string? Before, string? After);

/// <summary>Compares two environments of one app.</summary>
internal static class EnvironmentComparison
{
    public static IReadOnlyList<EnvironmentChange> Compare(
        AppEnvironment before,
        AppEnvironment after,
        ApplicationModel model
    ) =>
        [
            .. Processes(before, after),
            .. Services(before, after),
            .. Calls(before, after, model),
            .. Settings(before, after),
        ];

    private static IEnumerable<EnvironmentChange> Processes(AppEnvironment before, AppEnvironment after)
    {
        var (old, now) = (Names(before), Names(after));
        foreach (var name in old.Except(now))
        {
            yield return new(EnvironmentChangeKind.ProcessRemoved, name, name, null);
        }
        foreach (var name in now.Except(old))
        {
            yield return new(EnvironmentChangeKind.ProcessAdded, name, null, name);
        }
    }

    private static IEnumerable<EnvironmentChange> Services(AppEnvironment before, AppEnvironment after)
    {
        var (old, now) = (PlacedCall.HostsOf(before), PlacedCall.HostsOf(after));
        return now.Where(host => old.TryGetValue(host.Key, out var was) && was != host.Value)
            .OrderBy(host => host.Key, StringComparer.Ordinal)
            .Select(host => new EnvironmentChange(
                EnvironmentChangeKind.ServiceMoved,
                host.Key,
                old[host.Key],
                host.Value
            ));
    }

    private static IEnumerable<EnvironmentChange> Calls(
        AppEnvironment before,
        AppEnvironment after,
        ApplicationModel model
    ) =>
        PlacedCall
            .In(before, model)
            .Zip(PlacedCall.In(after, model))
            .Where(pair => pair.First.IsRemote != pair.Second.IsRemote)
            .Select(pair => new EnvironmentChange(
                pair.Second.IsRemote ? EnvironmentChangeKind.CallMadeRemote : EnvironmentChangeKind.CallMadeLocal,
                $"{pair.First.From} → {pair.First.To}.{pair.First.Endpoint}",
                Way(pair.First),
                Way(pair.Second)
            ));

    private static IEnumerable<EnvironmentChange> Settings(AppEnvironment before, AppEnvironment after)
    {
        // Those of a process that only one has say no more than that.
        var common = Names(before).Intersect(Names(after)).ToHashSet(StringComparer.Ordinal);
        var (old, now) = (Table(before), Table(after));
        foreach (var name in now.Keys.Concat(old.Keys.Where(name => !now.ContainsKey(name))))
        {
            var (was, isNow) = (old.GetValueOrDefault(name), now.GetValueOrDefault(name));
            var process = name.StartsWith("processes.", StringComparison.Ordinal) ? name.Split('.')[1] : null;
            if (was != isNow && (process is null || common.Contains(process)))
            {
                yield return new(EnvironmentChangeKind.SettingChanged, name, was, isNow);
            }
        }
    }

    private static Dictionary<string, string> Table(AppEnvironment environment) =>
        EnvironmentSettings.Of(environment).ToDictionary(StringComparer.Ordinal);

    private static List<string> Names(AppEnvironment environment) =>
        [.. environment.Processes.Select(process => process.Name)];

    private static string Way(PlacedCall call) =>
        call.IsRemote ? $"{call.FromProcess} → {call.ToProcess}" : $"inside of {call.FromProcess}";
}
