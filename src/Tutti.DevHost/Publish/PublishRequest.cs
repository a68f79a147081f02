using Tutti.DevHost.Apps;

namespace Tutti.DevHost.Publish;

/// <summary>What is to be published, and as what.</summary>
public sealed record PublishRequest
{
    /// <summary>The app.</summary>
    public required AppDefinition App { get; init; }

    /// <summary>The configuration of the build.</summary>
    public string Configuration { get; init; } = "Release";

    /// <summary>The folder that gets the files, as an absolute path; <see langword="null"/> for an image alone.</summary>
    public string? Output { get; init; }

    /// <summary>The image to make; <see langword="null"/> for a folder alone.</summary>
    public ContainerRequest? Container { get; init; }

    /// <summary>Is told when the build has to wait for another one that writes to the same folders.</summary>
    public Action? Waiting { get; init; }
}
