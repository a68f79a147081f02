using System.Xml.Linq;
using Tutti.Architecture.Tests.Support;

namespace Tutti.Architecture.Tests;

/// <summary>Dependencies run one way, down; <c>dependencies.txt</c> is the whole list.</summary>
public sealed class DependencyTests
{
    private const string List = "test/Tutti.Architecture.Tests/dependencies.txt";

    // What runs inside the users' apps, and what runs beside them on a developer's machine. They meet in the model and on the wire.
    private static readonly string[] InTheApp = ["Tutti.Abstractions", "Tutti.Runtime", "Tutti.Generators"];
    private static readonly string[] Tools = ["Tutti.DevHost", "Tutti.Cli"];

    private static readonly IReadOnlyList<ProjectFile> Projects =
    [
        .. Repository.Files("src", "*.csproj").Select(ProjectFile.Load),
    ];

    [Fact]
    public void DependenciesAreTheCommittedOnes()
    {
        var lines = Projects.SelectMany(project => project.Dependencies.Select(d => $"  {d}").Prepend(project.Name));
        Snapshot.Matches(List, string.Join('\n', lines) + "\n");
    }

    [Fact]
    public void TheModelDependsOnNothing() => Assert.Empty(Projects.Single(p => p.Name == "Tutti.Model").Dependencies);

    [Fact]
    public void AbstractionsDependOnTheFrameworkAlone() =>
        Assert.Equal(
            ["framework Microsoft.AspNetCore.App"],
            Projects.Single(p => p.Name == "Tutti.Abstractions").Dependencies
        );

    [Fact]
    public void AppsAndToolsMeetOnlyInTheModel()
    {
        Assert.All(
            Projects.Where(p => InTheApp.Contains(p.Name)),
            p => Assert.DoesNotContain(p.References, r => Tools.Contains(r))
        );
        Assert.All(
            Projects.Where(p => Tools.Contains(p.Name)),
            p => Assert.DoesNotContain(p.References, r => InTheApp.Contains(r))
        );
    }

    [Fact]
    public void NoProjectButThosePackedIsEmpty() =>
        Assert.All(
            Projects.Where(p => p.Name is not ("Tutti" or "Tutti.Templates")),
            p => Assert.NotEmpty(Repository.Files($"src/{p.Name}", "*.cs"))
        );

    [Fact]
    public void EveryProjectIsInTheSolution()
    {
        var solution = XDocument.Parse(Repository.Read("Tutti.slnx"));
        var listed = solution.Descendants("Project").Select(p => p.Attribute("Path")!.Value);
        var existing = new[] { "src", "test", "bench", "examples" }.SelectMany(f => Repository.Files(f, "*.csproj"));
        Assert.Equal(existing.Where(p => !p.Contains("/fixtures/")).Order(), listed.Order());
    }

    private sealed record ProjectFile(string Name, IReadOnlyList<string> References, IReadOnlyList<string> Dependencies)
    {
        public static ProjectFile Load(string path)
        {
            var project = XDocument.Parse(Repository.Read(path));
            var references = Included(project, "ProjectReference").Select(Path.GetFileNameWithoutExtension).ToList();
            return new(
                Path.GetFileNameWithoutExtension(path),
                references!,
                [
                    .. Included(project, "FrameworkReference").Select(f => $"framework {f}"),
                    .. Included(project, "PackageReference").Select(p => $"package {p}"),
                    .. references.Select(r => $"project {r}"),
                ]
            );
        }

        private static IEnumerable<string> Included(XDocument project, string item) =>
            project.Descendants(item).Select(r => r.Attribute("Include")?.Value).OfType<string>().Order();
    }
}
