using Tutti.Packages.Tests.Support;

namespace Tutti.Packages.Tests;

/// <summary>What the templates give.</summary>
public sealed class TemplateTests(PackedPackages packages)
{
    [Theory]
    [InlineData("empty", 1)]
    [InlineData("hello", 3)]
    [InlineData("todo", 3)]
    public async Task ATemplateBuildsWithoutWarningsAndItsTestsPass(string template, int tests)
    {
        using var app = await NewApp.CreateAsync("my-shop", template);

        await app.DotnetAsync("build", "-warnaserror", "-p:AnalysisLevel=latest-all", "-tl:off");
        var tested = await app.DotnetAsync("test", "--no-build");

        Assert.Contains($"succeeded: {tests}", tested, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnAppIsNotTouchedByWhatLiesAroundIt()
    {
        using var app = await NewApp.CreateAsync(
            "my-app",
            "hello",
            (
                "Directory.Build.props",
                "<Project><PropertyGroup><TargetFramework>net1.0</TargetFramework></PropertyGroup></Project>"
            ),
            (
                "Directory.Build.targets",
                """<Project><Target Name="Stop" BeforeTargets="Build"><Error Text="from above" /></Target></Project>"""
            ),
            (
                "Directory.Packages.props",
                "<Project><PropertyGroup><ManagePackageVersionsCentrally>true</ManagePackageVersionsCentrally></PropertyGroup></Project>"
            ),
            ("global.json", """{ "sdk": { "version": "1.0.0", "rollForward": "disable" } }"""),
            (
                ".editorconfig",
                "root = true\n[*.cs]\ndotnet_diagnostic.CS8019.severity = error\ndotnet_analyzer_diagnostic.severity = error\n"
            )
        );

        await app.DotnetAsync("build", "-warnaserror", "-tl:off");
    }

    [Fact]
    public async Task NothingInANewAppTellsOfTheMachine()
    {
        using var app = await NewApp.CreateAsync("my-app", "todo");

        var tells = new[]
        {
            Path.GetTempPath(),
            Environment.UserName + "/",
            PackedPackages.Repository,
            PackedPackages.Cache,
        };
        Assert.All(
            app.Files().Values,
            text => Assert.DoesNotContain(tells, tell => text.Contains(tell, StringComparison.OrdinalIgnoreCase))
        );
        Assert.Equal(
            [
                ".editorconfig",
                ".gitignore",
                "Directory.Build.props",
                "Directory.Build.targets",
                "Directory.Packages.props",
                "MyApp.Tests/MyApp.Tests.csproj",
                "MyApp.Tests/TodosTests.cs",
                "MyApp.slnx",
                "MyApp/MyApp.csproj",
                "MyApp/Properties/launchSettings.json",
                "MyApp/Reports/ReportsService.cs",
                "MyApp/Todos/TodoStore.cs",
                "MyApp/Todos/TodosService.cs",
                "README.md",
                "global.json",
                "tutti.json",
            ],
            app.Files().Keys
        );
    }

    [Theory]
    [InlineData("empty", "my-app")]
    [InlineData("hello", "BookShop")]
    [InlineData("todo", "to-do-list")]
    public async Task DotnetNewGivesTheSameFiles(string template, string name)
    {
        using var app = await NewApp.CreateAsync(name, template);
        var parent = Directory.CreateTempSubdirectory("tutti-dotnet-new-");
        try
        {
            // A hive of its own: what the machine's user has installed stays as it is.
            string[] hive = ["--debug:custom-hive", Path.Combine(parent.FullName, "hive")];
            await Shell.RunAsync(
                parent.FullName,
                "dotnet",
                ["new", "install", packages.FileOf("Tutti.Templates"), .. hive]
            );
            await Shell.RunAsync(parent.FullName, "dotnet", ["new", $"tutti-{template}", "-n", name, .. hive]);

            Assert.Equal(app.Files(), NewApp.FilesIn(Path.Combine(parent.FullName, name)));
        }
        finally
        {
            parent.Delete(recursive: true);
        }
    }
}
