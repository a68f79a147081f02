using System.Formats.Tar;
using System.IO.Compression;
using System.Text.Json.Nodes;

namespace Tutti.Deploy.Tests.Containers;

/// <summary>Images that <c>tutti build --container</c> makes, without Docker and without a network.</summary>
public sealed class ContainerTests(Registry registry) : IClassFixture<Registry>, IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("tutti-image-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task AnArchiveHasTheAppForItsEnvironment()
    {
        var archive = Path.Combine(_folder.FullName, "shop.tar");

        var built = await BuildAsync("team/shop:1.4", "--archive", archive);

        Assert.True((bool?)built["ok"], built.ToJsonString());
        Assert.Equal("team/shop:1.4", (string?)built["image"]);
        var files = ReadTar(File.OpenRead(archive));
        var manifest = Assert.Single(JsonNode.Parse(files["manifest.json"])!.AsArray())!;
        Assert.Equal("""["team/shop:1.4"]""", manifest["RepoTags"]!.ToJsonString());
        var config = JsonNode.Parse(files[(string)manifest["Config"]!])!;
        RequireApp(config);
        var layers = manifest["Layers"]!.AsArray().Select(layer => Layer(files[(string)layer!])).ToList();
        Assert.Contains(BaseImage.FileName, layers[0].Keys);
        Assert.Contains("app/TrelloClone.dll", layers[1].Keys);
        Assert.DoesNotContain("app/tutti.json", layers[1].Keys);
        Assert.Contains("app/tutti.two-groups.json", layers[1].Keys);
    }

    [Fact]
    public async Task ARegistryGetsTheAppForItsEnvironment()
    {
        var built = await BuildAsync("team/shop:2", "--registry", registry.Host);

        Assert.True((bool?)built["ok"], built.ToJsonString());
        var manifest = JsonNode.Parse(registry.Manifest("team/shop", "2"))!;
        RequireApp(JsonNode.Parse(registry.Blob((string)manifest["config"]!["digest"]!))!);
        var app = Layer(registry.Blob((string)manifest["layers"]![1]!["digest"]!));
        Assert.Contains("app/TrelloClone.dll", app.Keys);
    }

    private Task<JsonNode> BuildAsync(string name, string option, string place) =>
        Cli.JsonAsync(
            "build",
            Path.Combine(Repository.Root, "examples", "trello"),
            "--configuration",
            // As MSBuild writes it: another casing is another configuration, and all would be compiled again.
            Repository.Configuration == "debug"
                ? "Debug"
                : "Release",
            "--container",
            name,
            "--env",
            "two-groups",
            "--base",
            registry.Base,
            option,
            place
        );

    private static void RequireApp(JsonNode image)
    {
        var config = image["config"]!;
        var environment = config["Env"]!.AsArray().Select(variable => (string)variable!).ToList();
        Assert.Contains("TUTTI_ENV=two-groups", environment);
        Assert.DoesNotContain(environment, variable => variable.StartsWith("TUTTI_PROCESS", StringComparison.Ordinal));
        Assert.Equal("1654", (string?)config["User"]);
        Assert.Equal("/app", ((string?)config["WorkingDir"])?.TrimEnd('/'));
        Assert.Equal(["8080/tcp", "8081/tcp"], config["ExposedPorts"]!.AsObject().Select(port => port.Key).Order());
        var start = config["Entrypoint"]!.AsArray().Select(word => (string)word!).ToList();
        Assert.Contains("TrelloClone", start[^1], StringComparison.Ordinal);
        Assert.Contains("org.opencontainers.image.created", config["Labels"]!.AsObject().Select(label => label.Key));
    }

    private static Dictionary<string, byte[]> Layer(byte[] compressed) =>
        ReadTar(new GZipStream(new MemoryStream(compressed), CompressionMode.Decompress));

    private static Dictionary<string, byte[]> ReadTar(Stream stream)
    {
        var files = new Dictionary<string, byte[]>();
        using var reader = new TarReader(stream);
        while (reader.GetNextEntry() is { } entry)
        {
            if (entry.DataStream is { } data)
            {
                var bytes = new MemoryStream();
                data.CopyTo(bytes);
                files[entry.Name.TrimStart('/')] = bytes.ToArray();
            }
        }
        return files;
    }
}
