using System.Reflection;
using Tutti.Packages.Tests.Support;

[assembly: AssemblyFixture(typeof(PackedPackages))]

namespace Tutti.Packages.Tests.Support;

/// <summary>The packages as <c>dotnet pack</c> makes them, and the tool as it is installed from them.</summary>
public sealed class PackedPackages : IAsyncLifetime
{
    private static readonly string s_repository = typeof(PackedPackages)
        .Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == "Repository")
        .Value!;

    // A build of its own: other tests may be building the same projects.
    private static readonly string s_artifacts = Path.Combine(s_repository, "artifacts", "packages-tests");

    /// <summary>NuGet's cache for these tests.</summary>
    public static string Cache { get; } = Path.Combine(s_artifacts, "nuget");

    /// <summary>The cache of whoever runs the tests.</summary>
    public static string MachineCache { get; } =
        Environment.GetEnvironmentVariable("NUGET_PACKAGES")
        ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");

    /// <summary>The repository that the packages are made from.</summary>
    public static string Repository => s_repository;

    /// <summary>Where the packages' files lie.</summary>
    public static string Folder { get; } = Path.Combine(s_artifacts, "out");

    /// <summary>The command <c>tutti</c>, installed.</summary>
    public static string Tutti { get; } =
        Path.Combine(s_artifacts, "tool", OperatingSystem.IsWindows() ? "tutti.exe" : "tutti");

    /// <summary>The version of all packages.</summary>
    public string Version { get; private set; } = "";

    /// <summary>The file of a package.</summary>
    public string FileOf(string id) => Path.Combine(Folder, $"{id}.{Version}.nupkg");

    public async ValueTask InitializeAsync()
    {
        foreach (var old in new[] { Folder, Path.GetDirectoryName(Tutti)! }.Where(Directory.Exists))
        {
            Directory.Delete(old, recursive: true);
        }
        Directory.CreateDirectory(Cache);
        foreach (
            var project in new[]
            {
                "Tutti",
                "Tutti.EntityFrameworkCore",
                "Tutti.Testing",
                "Tutti.Templates",
                "Tutti.Cli",
            }
        )
        {
            await Shell.RunAsync(
                s_repository,
                "dotnet",
                "pack",
                $"src/{project}/{project}.csproj",
                "-o",
                Folder,
                $"-p:ArtifactsPath={s_artifacts}",
                "-p:RunAnalyzers=false",
                "-tl:off"
            );
        }
        const string tool = "Tutti.Cli.";
        Version = Path.GetFileNameWithoutExtension(
            Directory.EnumerateFiles(Folder, $"{tool}*.nupkg").Select(Path.GetFileName).Single()!
        )[tool.Length..];
        await Shell.RunAsync(
            s_artifacts,
            "dotnet",
            [
                "tool",
                "install",
                "Tutti.Cli",
                "--version",
                Version,
                "--source",
                Folder,
                "--tool-path",
                Path.GetDirectoryName(Tutti)!,
            ]
        );
    }

    public ValueTask DisposeAsync() => default;
}
