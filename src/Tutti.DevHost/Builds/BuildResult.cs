namespace Tutti.DevHost.Builds;

/// <summary>How a build ended.</summary>
public sealed record BuildResult
{
    /// <summary>Whether the app can be run.</summary>
    public required bool Succeeded { get; init; }

    /// <summary>Errors and warnings, each once, ordered by place. At least one error if the build failed.</summary>
    public required IReadOnlyList<BuildDiagnostic> Diagnostics { get; init; }

    /// <summary>The built assembly as an absolute path; empty if the build failed.</summary>
    public string Assembly { get; init; } = "";

    /// <summary>How long it took.</summary>
    public TimeSpan Duration { get; init; }
}
