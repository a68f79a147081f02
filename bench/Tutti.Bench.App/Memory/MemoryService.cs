namespace Tutti.Bench.App.Memory;

/// <summary>Tells what the process has allocated.</summary>
[Service("memory")]
public sealed class MemoryService
{
    /// <summary>What has been allocated since the start.</summary>
    [Get("/memory", Public = true)]
    public MemoryUse Memory() => new(GC.GetTotalAllocatedBytes(precise: true));
}

/// <summary>What has been allocated.</summary>
public sealed record MemoryUse(long AllocatedBytes);
