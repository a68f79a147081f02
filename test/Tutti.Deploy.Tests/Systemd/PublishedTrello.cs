using System.Text.Json.Nodes;

namespace Tutti.Deploy.Tests.Systemd;

/// <summary>What <c>tutti build</c> makes of the example.</summary>
public sealed class PublishedTrello : IAsyncLifetime
{
    private readonly DirectoryInfo _parent = Directory.CreateTempSubdirectory("tutti-published-");

    public string Folder => Path.Combine(_parent.FullName, "trello");

    /// <summary>What the command said.</summary>
    public JsonNode Report { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Report = await BuildAsync(Folder);

    public ValueTask DisposeAsync()
    {
        _parent.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    public static Task<JsonNode> BuildAsync(string output) =>
        Cli.JsonAsync(
            "build",
            Path.Combine(Repository.Root, "examples", "trello"),
            "--output",
            output,
            "--configuration",
            Repository.Configuration == "debug" ? "Debug" : "Release"
        );
}
