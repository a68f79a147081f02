using System.IO.Compression;
using System.Reflection.PortableExecutable;
using System.Text;
using System.Xml.Linq;
using Tutti.Packages.Tests.Support;

namespace Tutti.Packages.Tests;

/// <summary>What is in the packages.</summary>
public sealed class PackageTests(PackedPackages packages)
{
    [Fact]
    public void TheFrameworkIsOnePackageWithAllThatAnAppNeeds() =>
        Assert.Equal(
            [
                "README.md",
                "analyzers/dotnet/cs/Tutti.CodeFixes.dll",
                "analyzers/dotnet/cs/Tutti.Generators.dll",
                "analyzers/dotnet/cs/Tutti.Model.dll",
                "build/Tutti.props",
                "icon.png",
                "lib/net10.0/Tutti.Abstractions.dll",
                "lib/net10.0/Tutti.Abstractions.xml",
                "lib/net10.0/Tutti.LocalPostgres.dll",
                "lib/net10.0/Tutti.LocalPostgres.xml",
                "lib/net10.0/Tutti.Postgres.dll",
                "lib/net10.0/Tutti.Postgres.xml",
                "lib/net10.0/Tutti.Processes.dll",
                "lib/net10.0/Tutti.Processes.xml",
                "lib/net10.0/Tutti.Runtime.dll",
                "lib/net10.0/Tutti.Runtime.xml",
                "lib/net10.0/Tutti.Transport.dll",
                "lib/net10.0/Tutti.Transport.xml",
            ],
            ContentOf("Tutti")
        );

    [Fact]
    public void TheToolBringsAlongTheFrameworkAndTheTemplates()
    {
        const string tools = "tools/net10.0/any/";
        var content = ContentOf("Tutti.Cli");

        Assert.Contains($"{tools}packages/Tutti.{packages.Version}.nupkg", content);
        Assert.Contains($"{tools}packages/Tutti.EntityFrameworkCore.{packages.Version}.nupkg", content);
        Assert.Contains($"{tools}packages/Tutti.Testing.{packages.Version}.nupkg", content);
        Assert.Contains($"{tools}templates/common/.gitignore", content);
        Assert.Contains($"{tools}templates/hello/MyApp/Hello/HelloService.cs", content);
    }

    [Theory]
    [InlineData("Tutti")]
    [InlineData("Tutti.EntityFrameworkCore")]
    [InlineData("Tutti.Testing")]
    [InlineData("Tutti.Cli")]
    [InlineData("Tutti.Templates")]
    public void APackageSaysWhatItIsAndUnderWhichLicence(string id)
    {
        using var package = ZipFile.OpenRead(packages.FileOf(id));
        using var stream = package.GetEntry($"{id}.nuspec")!.Open();
        var metadata = XDocument.Load(stream).Root!.Elements().Single();
        string? Of(string name) => metadata.Elements().SingleOrDefault(e => e.Name.LocalName == name)?.Value;

        Assert.Equal(id, Of("id"));
        Assert.Equal(packages.Version, Of("version"));
        Assert.Equal("MIT", Of("license"));
        Assert.Equal("README.md", Of("readme"));
        Assert.Equal("icon.png", Of("icon"));
        Assert.NotEmpty(Of("description")!);
        Assert.Matches(@"^\d+\.\d+\.\d+-dev\.c[0-9a-f]{12}$", packages.Version);
    }

    [Fact]
    public void AssembliesHaveTheirSymbolsAndNoPathsOfTheMachine()
    {
        using var package = ZipFile.OpenRead(packages.FileOf("Tutti"));
        foreach (var entry in package.Entries.Where(e => e.Name.EndsWith(".dll", StringComparison.Ordinal)))
        {
            using var bytes = new MemoryStream();
            using (var stream = entry.Open())
            {
                stream.CopyTo(bytes);
            }
            Assert.Equal(-1, bytes.ToArray().AsSpan().IndexOf(Encoding.UTF8.GetBytes(PackedPackages.Repository)));
            bytes.Position = 0;
            using var file = new PEReader(bytes);
            var symbols = file.ReadDebugDirectory().Single(d => d.Type is DebugDirectoryEntryType.EmbeddedPortablePdb);
            using var provider = file.ReadEmbeddedPortablePdbDebugDirectoryData(symbols);
            var reader = provider.GetMetadataReader();
            Assert.All(
                reader.Documents.Select(handle => reader.GetString(reader.GetDocument(handle).Name)),
                name => Assert.StartsWith("/_/", name)
            );
        }
    }

    [Fact]
    public async Task OtherContentHasAnotherVersion()
    {
        var copy = Directory.CreateTempSubdirectory("tutti-version-");
        try
        {
            foreach (var file in new[] { "Directory.Build.props", "Directory.Packages.props", "eng", "templates" })
            {
                Copy(file, copy.FullName);
            }
            Copy("src/Tutti", copy.FullName);
            var before = await VersionIn(copy.FullName);
            Assert.Equal(before, await VersionIn(copy.FullName));

            File.AppendAllText(Path.Combine(copy.FullName, "templates", "common", "tutti.json"), " ");

            Assert.NotEqual(before, await VersionIn(copy.FullName));
        }
        finally
        {
            copy.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task TheToolRunsWithoutBeingInstalled()
    {
        var folder = Directory.CreateTempSubdirectory("tutti-exec-");
        try
        {
            var shown = await Shell.RunAsync(
                folder.FullName,
                "dotnet",
                [
                    "tool",
                    "exec",
                    $"Tutti.Cli@{packages.Version}",
                    "--source",
                    PackedPackages.Folder,
                    "--yes",
                    "--",
                    "version",
                ]
            );

            Assert.Contains($"tutti    {packages.Version}", shown, StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<string> VersionIn(string root)
    {
        var version = await Shell.RunAsync(
            root,
            "dotnet",
            ["msbuild", "src/Tutti/Tutti.csproj", "-t:TuttiPackageVersion", "-getProperty:PackageVersion"]
        );
        return version.Trim();
    }

    private static void Copy(string path, string to)
    {
        var from = Path.Combine(PackedPackages.Repository, path);
        var files = File.Exists(from) ? [from] : Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories);
        foreach (var file in files)
        {
            var target = Path.Combine(to, Path.GetRelativePath(PackedPackages.Repository, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }

    private string[] ContentOf(string id)
    {
        using var package = ZipFile.OpenRead(packages.FileOf(id));
        return
        [
            .. package
                .Entries.Select(entry => entry.FullName)
                .Where(name =>
                    !name.StartsWith("_rels/", StringComparison.Ordinal)
                    && !name.StartsWith("package/", StringComparison.Ordinal)
                )
                .Where(name => name != "[Content_Types].xml" && !name.EndsWith(".nuspec", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal),
        ];
    }
}
