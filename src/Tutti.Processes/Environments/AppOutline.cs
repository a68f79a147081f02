namespace Tutti.Processes.Environments;

/// <summary>As much of an app as an environment is held against.</summary>
internal sealed record AppOutline(IReadOnlyList<ServiceOutline> Services)
{
    /// <summary>The names of its databases.</summary>
    public IReadOnlyList<string> Databases { get; init; } = [];
}

/// <summary>A service and the names of its endpoints.</summary>
internal sealed record ServiceOutline(string Name, IReadOnlyList<string> Endpoints);
