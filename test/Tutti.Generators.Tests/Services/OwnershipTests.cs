using Microsoft.CodeAnalysis;
using Tutti.Generators.Tests.Harness;

namespace Tutti.Generators.Tests.Services;

/// <summary>Which service an endpoint belongs to.</summary>
public sealed class OwnershipTests
{
    [Fact]
    public void AnEndpointBelongsToTheServiceInTheNearestFolder() =>
        AssertOwners(
            ("Outer/OuterService.cs", Service("outer")),
            ("Outer/Deep/Below.cs", Endpoints("Below")),
            ("Other/OtherService.cs", Service("other")),
            ("Other/Same.cs", Endpoints("Same")),
            ("Nobody/Lost.cs", Endpoints("Lost")),
            (Path.Combine(TestProject.Directory, "..", "Linked.cs"), Endpoints("Linked")),
            ("Other/Made.g.cs", Endpoints("Made"))
        )(["other: SameAsync", "outer: BelowAsync"]);

    [Fact]
    public void AServiceInTheRootFolderOwnsTheProject() =>
        AssertOwners(("RootService.cs", Service("root")), ("Any/Where.cs", Endpoints("Where")))(["root: WhereAsync"]);

    [Fact]
    public void OfTwoServicesWithOneNameOrFolderOneIsTaken()
    {
        var run = Project(
                ("A/First.cs", Service("same")),
                ("B/Second.cs", Service("same", "Again")),
                ("C/Third.cs", Service("one") + Service("two"))
            )
            .Generate();
        Assert.Empty(run.GeneratorDiagnostics);
        Assert.Equal(
            ["one.Client.g.cs", "same.Client.g.cs"],
            run.Sources.Keys.Where(key => key.EndsWith(".Client.g.cs", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public void AClientIsPublicOnlyIfAllTypesInItAre()
    {
        var run = Project(
                (
                    "A/A.cs",
                    "[Tutti.Service(\"open\")] public sealed class A { [Tutti.Get(\"/a\")] public int X() => 1; }"
                ),
                (
                    "B/B.cs",
                    "[Tutti.Service(\"closed\")] public sealed class B { [Tutti.Get(\"/b\")] internal List<C> X() => []; } internal sealed record C(int X);"
                ),
                (
                    "D/D.cs",
                    "[Tutti.Service(\"hidden\")] internal sealed class D { [Tutti.Get(\"/d\")] public int X() => 1; }"
                )
            )
            .Generate();
        Assert.Empty(run.CompilerDiagnostics);
        Assert.Contains("public interface IOpenClient", run.Sources["open.Client.g.cs"], StringComparison.Ordinal);
        Assert.Contains(
            "internal interface IClosedClient",
            run.Sources["closed.Client.g.cs"],
            StringComparison.Ordinal
        );
        Assert.Contains(
            "internal interface IHiddenClient",
            run.Sources["hidden.Client.g.cs"],
            StringComparison.Ordinal
        );
    }

    private static Action<string[]> AssertOwners(params (string Path, string Text)[] files) =>
        expected =>
        {
            var run = Project(files).Generate();
            Assert.Empty(run.CompilerDiagnostics);
            var methods =
                from source in run.Sources
                where source.Key.EndsWith(".Client.g.cs", StringComparison.Ordinal)
                from line in source.Value.Split('\n')
                where line.Contains("Async(", StringComparison.Ordinal)
                let end = line.IndexOf('(', StringComparison.Ordinal)
                let start = line.LastIndexOf(' ', end) + 1
                orderby source.Key
                select $"{source.Key.Split('.')[0]}: {line[start..end]}";
            Assert.Equal(expected, methods);
        };

    private static TestProject Project(params (string Path, string Text)[] files) =>
        TestProject.Of(files) with
        {
            OutputKind = OutputKind.DynamicallyLinkedLibrary,
        };

    private static string Service(string name, string type = "Service") =>
        $"[Tutti.Service(\"{name}\")] public sealed class {name}{type};\n";

    private static string Endpoints(string name) =>
        $"public sealed class {name}Endpoints {{ [Tutti.Get(\"/{name}\")] public int {name}() => 1; }}";
}
