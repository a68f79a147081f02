using Tutti.Processes.Supervision;

namespace Tutti.DevHost.Run;

/// <summary>What a process has to be told of the others.</summary>
internal static class PeerNews
{
    /// <summary>Tells a process what it does not know.</summary>
    /// <returns>A task that completes when it calls the others there, or has ended.</returns>
    public static Task TellAsync(ProcessSlot slot, ProcessSet set, long number)
    {
        if (slot.Child is not { } child)
        {
            return Task.CompletedTask;
        }
        var news = set.Addresses().Where(kind => IsNew(slot, kind.Key, kind.Value)).ToList();
        if (news.Count == 0)
        {
            // It may still be about to take in what it was told before.
            return slot.Told;
        }
        foreach (var (kind, urls) in news)
        {
            slot.Known[kind] = urls;
        }
        return slot.Told = child.TellAsync(
            new PeersLine(number, news.ToDictionary(kind => kind.Key, kind => kind.Value, StringComparer.Ordinal))
        );
    }

    /// <summary>What processes have been told of a kind is told them again.</summary>
    public static void Forget(IEnumerable<ProcessSlot> slots, string kind)
    {
        foreach (var slot in slots)
        {
            slot.Known.Remove(kind);
        }
    }

    // A process has no calls to its own kind.
    private static bool IsNew(ProcessSlot slot, string kind, IReadOnlyList<string> urls) =>
        kind != slot.Kind.Name
        && !(slot.Known.TryGetValue(kind, out var known) && known.SequenceEqual(urls, StringComparer.Ordinal));
}
