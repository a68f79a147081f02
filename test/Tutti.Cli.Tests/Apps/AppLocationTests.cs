using Tutti.Cli.Tests.Support;

namespace Tutti.Cli.Tests.Apps;

public sealed class AppLocationTests : IDisposable
{
    private const string Project = "<Project Sdk=\"Microsoft.NET.Sdk\" />";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task FolderWithoutTuttiJsonIsRefusedWithTheRemedy()
    {
        var run = await CheckAsync(".");

        Assert.Equal(ExitCodes.NoApp, run.ExitCode);
        Assert.Contains($"error: There is no tutti.json in {_folder.Path}", run.Error);
        Assert.Contains("help: Give the folder that holds the app's tutti.json", run.Error);
    }

    [Fact]
    public async Task WorkingDirectoryOutsideOfAnyAppIsRefusedWithTheRemedy()
    {
        var run = await CheckAsync();

        Assert.Equal(ExitCodes.NoApp, run.ExitCode);
        Assert.Contains("or any folder above it", run.Error);
        Assert.Contains("put a tutti.json with {} into it", run.Error);
    }

    [Fact]
    public async Task FolderThatDoesNotExistIsNamed()
    {
        var run = await CheckAsync("nowhere");

        Assert.Equal(ExitCodes.NoApp, run.ExitCode);
        Assert.Contains($"There is no folder {_folder.Combine("nowhere")}.", run.Error);
    }

    [Fact]
    public async Task FolderInsideAnAppNamesTheApp()
    {
        _folder.Write("tutti.json", "{}");
        _folder.Write("Hello/HelloService.cs", "");

        var run = await CheckAsync("Hello");

        Assert.Contains($"The nearest app is {_folder.Path}", run.Error);
    }

    [Theory]
    [InlineData(".")]
    [InlineData("inner")]
    public async Task AppInsideAnAppIsRefusedFromEitherSide(string folder)
    {
        _folder.Write("tutti.json", "{}");
        _folder.Write("inner/tutti.json", "{}");

        var run = await CheckAsync(folder);

        Assert.Equal(ExitCodes.NoApp, run.ExitCode);
        Assert.Contains(
            $"two apps, one inside the other: {_folder.Combine("tutti.json")} and {_folder.Combine("inner/tutti.json")}",
            run.Error
        );
        Assert.Contains("help: Keep one tutti.json", run.Error);
    }

    [Fact]
    public async Task InvalidJsonIsShownAtItsPlace()
    {
        _folder.Write("tutti.json", "{\n  \"name\": \"my-app\",\n  \"project\" \"x\"\n}");

        var run = await CheckAsync(".");

        Assert.Equal(ExitCodes.NoApp, run.ExitCode);
        Assert.Contains("is not valid JSON", run.Error);
        Assert.Contains("--> tutti.json:3:13\n  |\n3 |   \"project\" \"x\"\n  |             ^", run.Error);
    }

    [Theory]
    [InlineData("{ \"name\": 3 }", "has a \"name\" that is not a string", 1, 11)]
    [InlineData("{ \"name\": \"ä\",\n \"project\": [] }", "has a \"project\" that is not a string", 2, 13)]
    [InlineData("{ \"name\": \" \" }", "has an empty \"name\"", 1, 11)]
    [InlineData("[]", "must hold an object", 1, 1)]
    public async Task WrongTypeIsShownAtItsPlace(string json, string problem, int line, int column)
    {
        _folder.Write("tutti.json", json);

        var run = await CheckAsync(".", "--json");

        var error = run.Json.GetProperty("error");
        Assert.Equal("app-unreadable", error.GetProperty("code").GetString());
        Assert.Contains(problem, error.GetProperty("message").GetString());
        Assert.Equal(line, error.GetProperty("line").GetInt32());
        Assert.Equal(column, error.GetProperty("column").GetInt32());
    }

    [Theory]
    [InlineData("")]
    [InlineData("{} {}")]
    public async Task FileThatIsNoJsonDocumentIsUnreadable(string json)
    {
        _folder.Write("tutti.json", json);
        _folder.Write("App.csproj", Project);

        var run = await CheckAsync(".", "--json");

        Assert.Equal("app-unreadable", run.Json.GetProperty("error").GetProperty("code").GetString());
    }

    [Fact]
    public async Task InvalidUtf8IsUnreadable()
    {
        File.WriteAllBytes(_folder.Combine("tutti.json"), [.. "{ \"name\": \""u8, 0xff, .. "\" }"u8]);

        var run = await CheckAsync(".");

        Assert.Equal(ExitCodes.NoApp, run.ExitCode);
        Assert.Contains("tutti.json", run.Error);
    }

    [Fact]
    public async Task AppWithoutProjectIsRefusedWithTheRemedy()
    {
        _folder.Write("tutti.json", "{}");
        _folder.Write("MyApp.Tests/MyApp.Tests.csproj", Project);

        var run = await CheckAsync(".");

        Assert.Equal(ExitCodes.NoApp, run.ExitCode);
        Assert.Contains("has no project", run.Error);
        Assert.Contains("help: Add a project that references the package Tutti", run.Error);
    }

    [Fact]
    public async Task SeveralProjectsAreListedWithTheRemedy()
    {
        _folder.Write("tutti.json", "{}");
        _folder.Write("MyApp/MyApp.csproj", Project);
        _folder.Write("Shared/Shared.csproj", Project);

        var run = await CheckAsync(".");

        Assert.Equal(ExitCodes.NoApp, run.ExitCode);
        Assert.Contains("has 2 projects: MyApp/MyApp.csproj, Shared/Shared.csproj.", run.Error);
        Assert.Contains("{ \"project\": \"MyApp/MyApp.csproj\" }", run.Error);
    }

    [Fact]
    public async Task NamedProjectThatDoesNotExistIsShownAtItsPlace()
    {
        _folder.Write("tutti.json", "{ \"project\": \"MyApp/MyApp.csproj\" }");

        var run = await CheckAsync(".");

        Assert.Contains(
            $"The \"project\" in tutti.json does not exist: {_folder.Combine("MyApp/MyApp.csproj")}",
            run.Error
        );
        Assert.Contains("--> tutti.json:1:14", run.Error);
    }

    [Fact]
    public void AppIsFoundAboveTheWorkingDirectory()
    {
        _folder.Write("tutti.json", "{ // comments and trailing commas\n \"name\": \"my-app\", \"nmae\": 1, }");
        _folder.Write("MyApp/MyApp.csproj", Project);
        _folder.Write("MyApp/obj/Old.csproj", Project);
        _folder.Write("MyApp/Hello/HelloService.cs", "");

        var app = DevHost.Apps.AppLocator.Find(folder: null, _folder.Combine("MyApp/Hello"));

        Assert.Equal("my-app", app.Name);
        Assert.Equal(_folder.Path, app.Folder);
        Assert.Equal(_folder.Combine("MyApp/MyApp.csproj"), app.Project);
        Assert.Contains("\"nmae\"", Assert.Single(app.Notes));
    }

    [Fact]
    public void NamedProjectWinsOverOthers()
    {
        _folder.Write("tutti.json", "{ \"project\": \"MyApp\\\\MyApp.csproj\" }");
        _folder.Write("MyApp/MyApp.csproj", Project);
        _folder.Write("Shared/Shared.csproj", Project);

        var app = DevHost.Apps.AppLocator.Find(".", _folder.Path);

        Assert.Equal(_folder.Combine("MyApp/MyApp.csproj"), app.Project);
        Assert.Equal(Path.GetFileName(_folder.Path), app.Name);
    }

    private Task<CommandRun> CheckAsync(params string[] args) => CommandRun.RunAsync(_folder.Path, ["check", .. args]);
}
