namespace Tutti.DevHost.Apps;

/// <summary>An app on disk: where it is and which project it is built from.</summary>
public sealed record AppDefinition
{
    /// <summary>The file whose presence makes a folder an app.</summary>
    public const string FileName = "tutti.json";

    /// <summary>The app's name: from <c>tutti.json</c>, else the folder's.</summary>
    public required string Name { get; init; }

    /// <summary>The folder that holds <c>tutti.json</c>, as an absolute path.</summary>
    public required string Folder { get; init; }

    /// <summary>The project, as an absolute path.</summary>
    public required string Project { get; init; }

    /// <summary>What is odd about <c>tutti.json</c> without being wrong, as sentences.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>The folder of the project: the app's working directory and content root.</summary>
    public string ProjectFolder => Path.GetDirectoryName(Project)!;

    /// <summary>Where the tool keeps what belongs to this app and this checkout of it.</summary>
    public string StateFolder => Path.Combine(Folder, ".tutti");
}
