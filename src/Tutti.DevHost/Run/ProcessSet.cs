using Tutti.Processes;

namespace Tutti.DevHost.Run;

/// <summary>The places of processes that together are one version of the app.</summary>
internal sealed class ProcessSet(IReadOnlyList<ProcessSlot> slots)
{
    public static ProcessSet Empty { get; } = new([]);

    /// <summary>In the order of the environment; replicas side by side.</summary>
    public IReadOnlyList<ProcessSlot> Slots => slots;

    /// <summary>The databases that they use.</summary>
    public IReadOnlyList<RunningDatabase> Databases { get; init; } = [];

    public bool IsReady => slots.All(slot => slot.IsReady);

    public bool Has(ProcessSlot slot) => slots.Contains(slot);

    /// <summary>Where the processes of each kind are reached: those that have crashed are left out, unless there is no other.</summary>
    public Dictionary<string, IReadOnlyList<string>> Addresses() =>
        slots
            .GroupBy(slot => slot.Kind.Name, StringComparer.Ordinal)
            .ToDictionary(kind => kind.Key, AddressesOf, StringComparer.Ordinal);

    /// <summary>Where requests from outside are taken.</summary>
    public IReadOnlyList<InternalUrl> Gateways() =>
        [
            .. slots
                .Where(slot => slot is { Kind.IsGateway: true, IsReady: true })
                .Select(slot => InternalUrl.Parse(slot.Url)),
        ];

    public IReadOnlyList<RunningProcess> Describe() =>
        [
            .. slots.Select(slot => new RunningProcess(slot.Name, slot.Pid, slot.Kind.Services)
            {
                Kind = slot.Kind.Name,
                IsGateway = slot.Kind.IsGateway,
            }),
        ];

    private static IReadOnlyList<string> AddressesOf(IEnumerable<ProcessSlot> kind)
    {
        string[] up = [.. kind.Where(slot => !slot.IsDown).Select(slot => slot.Url)];
        return up.Length > 0 ? up : [.. kind.Select(slot => slot.Url)];
    }
}
