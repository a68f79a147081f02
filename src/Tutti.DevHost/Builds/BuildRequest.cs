namespace Tutti.DevHost.Builds;

/// <summary>What is to be built, and how.</summary>
public sealed record BuildRequest
{
    /// <summary>The project as an absolute path.</summary>
    public required string Project { get; init; }

    /// <summary>Whether packages may have to be restored. A build that turns out to need it restores anyway.</summary>
    public bool Restore { get; init; } = true;

    /// <summary>Whether the project is compiled even if it is up to date, so that its warnings show again.</summary>
    public bool ForceCompile { get; init; }

    /// <summary>Is told when the build has to wait for another one that writes to the same folders.</summary>
    public Action? Waiting { get; init; }
}
