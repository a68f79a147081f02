namespace Tutti.DevHost.Run;

/// <summary>One process of a run: what it hosts and where others reach it.</summary>
public sealed record ProcessPlan
{
    /// <summary>The process's name.</summary>
    public required string Name { get; init; }

    /// <summary>Whether it opens the public port.</summary>
    public bool IsGateway { get; init; }

    /// <summary>The services that it hosts, ordered.</summary>
    public IReadOnlyList<string> Services { get; init; } = [];

    /// <summary>Where the app's other processes reach it; <see langword="null"/> if it is the only one.</summary>
    public string? InternalUrl { get; init; }
}
