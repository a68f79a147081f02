using Tutti.DevHost.Builds;

namespace Tutti.DevHost.Publish;

/// <summary>What became of it.</summary>
public sealed record PublishResult
{
    /// <summary>How the build ended; its assembly is that of the project's own output.</summary>
    public required BuildResult Build { get; init; }

    /// <summary>The file to start, relative to the folder or to the image's working directory; empty if the build failed.</summary>
    public string Program { get; init; } = "";

    /// <summary>The files, relative to the folder.</summary>
    public IReadOnlyList<string> Files { get; init; } = [];

    /// <summary>How the app is started in each of its environments.</summary>
    public IReadOnlyList<EnvironmentStarts> Environments { get; init; } = [];
}
