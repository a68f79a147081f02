using System.Text.Json;
using Tutti.Cli.Tests.Support;

namespace Tutti.Cli.Tests.Commands;

public sealed class CheckCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = TemporaryFolder.WithSupervisedApp();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task CompilerErrorsAreShownWithTheSourceAndAMark()
    {
        _folder.Write("Broken.cs", "class Broken\n{\n\tint Number() => missing;\n}\n");

        var run = await CommandRun.RunAsync(_folder.Path, "check", ".");

        Assert.Equal(ExitCodes.Failed, run.ExitCode);
        Assert.Equal("", run.Out);
        Assert.Contains(
            """
            error[CS0103]: The name 'missing' does not exist in the current context
             --> Broken.cs:3:18
              |
            3 |     int Number() => missing;
              |                     ^^^^^^^
            """,
            run.Error
        );
        Assert.Contains("failed, 1 error, 0 warnings", run.Error);
        Assert.DoesNotContain("   at ", run.Error);
    }

    [Fact]
    public async Task WarningsAreShownEvenIfTheBuildIsUpToDate()
    {
        _folder.Write("Warned.cs", "class Warned\n{\n    void Idle() { int unused; }\n}\n");
        await CommandRun.RunAsync(_folder.Path, "check");

        var run = await CommandRun.RunAsync(_folder.Path, "check", "--json");

        Assert.Equal(ExitCodes.Success, run.ExitCode);
        Assert.True(run.Json.GetProperty("ok").GetBoolean());
        Assert.Equal(1, run.Json.GetProperty("warnings").GetInt32());
        var warning = Assert.Single(run.Json.GetProperty("diagnostics").EnumerateArray());
        Assert.Equal("warning", warning.GetProperty("severity").GetString());
        Assert.Equal("CS0168", warning.GetProperty("code").GetString());
        Assert.Equal(_folder.Combine("Warned.cs"), warning.GetProperty("file").GetString());
        Assert.Equal(3, warning.GetProperty("line").GetInt32());
        Assert.Equal(23, warning.GetProperty("column").GetInt32());
        Assert.Equal(29, warning.GetProperty("endColumn").GetInt32());
    }

    [Fact]
    public async Task EditorsGetALineForEach()
    {
        _folder.Write("Broken.cs", "class Broken\n{\n    int Number() => missing;\n}\n");

        var run = await CommandRun.RunAsync(_folder.Path, "check", "--plain");

        Assert.Equal(ExitCodes.Failed, run.ExitCode);
        Assert.Equal("", run.Error);
        Assert.Equal(
            $"{_folder.Combine("Broken.cs")}(3,21): error CS0103: The name 'missing' does not exist in the current context "
                + $"[{_folder.Combine("SupervisedApp.csproj")}]\n",
            run.Out
        );
    }

    [Fact]
    public async Task WarningsFailTheCheckOnlyIfThatIsAskedFor()
    {
        _folder.Write("Warned.cs", "class Warned\n{\n    void Idle() { int unused; }\n}\n");

        var run = await CommandRun.RunAsync(_folder.Path, "check", "--warnaserror", "--sarif", "check.sarif");

        Assert.Equal(ExitCodes.Failed, run.ExitCode);
        Assert.Contains("warning[CS0168]", run.Error);
        Assert.Contains("ok, 0 errors, 1 warning", run.Error);
        Assert.DoesNotContain("tutti explain", run.Error);
        var result = JsonDocument
            .Parse(File.ReadAllText(_folder.Combine("check.sarif")))
            .RootElement.GetProperty("runs")[0]
            .GetProperty("results")[0];
        Assert.Equal("CS0168", result.GetProperty("ruleId").GetString());
        Assert.Equal("warning", result.GetProperty("level").GetString());
    }

    [Theory]
    [InlineData("Only one of --json, --plain and --sarif", "--json", "--plain")]
    [InlineData("Only one of --json, --plain and --sarif", "--plain", "--sarif")]
    [InlineData(". is a folder, not a file to write to", "--sarif", ".")]
    public async Task StandardOutputHasOneForm(string explanation, params string[] options)
    {
        var run = await CommandRun.RunAsync(_folder.Path, ["check", .. options]);

        Assert.Equal(ExitCodes.Usage, run.ExitCode);
        Assert.Contains(explanation, run.Error);
    }

    [Fact]
    public async Task ProjectThatDoesNotRestoreShowsWhy()
    {
        _folder.Replace(
            "SupervisedApp.csproj",
            "</Project>",
            "<ItemGroup><PackageReference Include=\"Nobody.Has.This\" Version=\"1.0.0\" /></ItemGroup>"
                + "<PropertyGroup><RestoreSources>$(MSBuildProjectDirectory)</RestoreSources></PropertyGroup></Project>"
        );

        var run = await CommandRun.RunAsync(_folder.Path, "check");

        Assert.Equal(ExitCodes.Failed, run.ExitCode);
        Assert.Contains("error[NU1101]: Unable to find package Nobody.Has.This", run.Error);
        Assert.Contains("--> SupervisedApp.csproj", run.Error);
        Assert.DoesNotContain("   at ", run.Error);
    }

    [Fact]
    public async Task ProjectFileThatIsNoXmlShowsWhere()
    {
        _folder.Write("SupervisedApp.csproj", "<Project>\n  <oops\n</Project>");

        var run = await CommandRun.RunAsync(_folder.Path, "check");

        Assert.Equal(ExitCodes.Failed, run.ExitCode);
        Assert.Contains("error[MSB4025]", run.Error);
        Assert.Contains("--> SupervisedApp.csproj:3:1", run.Error);
    }

    [Fact]
    public async Task MissingSdkIsSaidWithTheRemedy()
    {
        _folder.Write("global.json", """{ "sdk": { "version": "99.0.100", "rollForward": "disable" } }""");

        var run = await CommandRun.RunAsync(_folder.Path, "check", "--json");

        Assert.Equal(ExitCodes.NoSdk, run.ExitCode);
        var error = run.Json.GetProperty("error");
        Assert.Equal("sdk-missing", error.GetProperty("code").GetString());
        Assert.Contains("99.0.100", error.GetProperty("message").GetString());
        Assert.Contains("https://dot.net/download", error.GetProperty("remedy").GetString());
        Assert.Contains("99.0.100", run.Error);
    }
}
