using Tutti.Cli.Tests.Support;

namespace Tutti.Cli.Tests.Commands;

public sealed class CheckEnvironmentTests : IDisposable
{
    private const string Good = """{ "processes": "per-service", "keys": [{ "$env": "TUTTI_TEST_UNSET" }] }""";

    private const string Bad = """
        {
          "processes": {
            "edge": { "gateway": true, "services": ["hallo"] },
            "rest": { "services": ["echo"], "url": "http://rest:8081/api" }
          },
          "keys": ["hunter2"]
        }
        """;

    private readonly TemporaryFolder _folder = TemporaryFolder.WithSupervisedApp();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task ProblemsLookLikeThoseOfTheCompilerAndLinesWithKeysAreNotShown()
    {
        _folder.Write("tutti.production.json", Bad);

        var run = await CommandRun.RunAsync(_folder.Path, "check", "--env", "production");

        Assert.Equal(ExitCodes.Failed, run.ExitCode);
        Assert.Equal("", run.Out);
        Assert.Contains(
            """
            error[service-unknown]: $.processes.edge.services[0]: The app has no service "hallo".
             --> tutti.production.json:3:45
              |
            3 |     "edge": { "gateway": true, "services": ["hallo"] },
              |                                             ^^^^^^^
              |
              = help: Did you mean "hello"?
            """,
            run.Error
        );
        Assert.Contains("error[service-unhosted]: $.processes: No process hosts the service hello.", run.Error);
        Assert.Contains("error[url-invalid]", run.Error);
        Assert.Contains("error[key-too-short]", run.Error);
        Assert.Contains("--> tutti.production.json:6:12", run.Error);
        Assert.DoesNotContain("hunter2", run.Error);
        Assert.EndsWith("supervised with production: failed, 4 errors, 0 warnings\n", run.Error);
    }

    [Fact]
    public async Task UnsetVariablesAreNotes()
    {
        _folder.Write("tutti.production.json", Good);
        _folder.Write("tutti.staging.json", "{ /* nothing */ }");

        var run = await CommandRun.RunAsync(
            _folder.Path,
            "check",
            "--env",
            "production",
            "--env",
            "staging",
            "--warnaserror"
        );

        Assert.Equal(ExitCodes.Success, run.ExitCode);
        Assert.Contains(
            "note[variable-unset]: $.keys[0]: The environment variable TUTTI_TEST_UNSET is not set",
            run.Error
        );
        Assert.EndsWith("supervised with production, staging: ok, 0 errors, 0 warnings, 1 note\n", run.Error);
    }

    [Fact]
    public async Task MachinesGetProblemsAsDiagnostics()
    {
        _folder.Write("tutti.production.json", Bad);
        _folder.Write("tutti.staging.json", Good);

        var run = await CommandRun.RunAsync(
            _folder.Path,
            "check",
            "--env",
            "production",
            "--env",
            "staging",
            "--json",
            "--sarif",
            "check.sarif"
        );

        Assert.Equal(ExitCodes.Failed, run.ExitCode);
        Assert.False(run.Json.GetProperty("ok").GetBoolean());
        Assert.Equal((4, 0, 1), (Count(run, "errors"), Count(run, "warnings"), Count(run, "notes")));
        Assert.Equal(
            ["production", "staging"],
            run.Json.GetProperty("environments").EnumerateArray().Select(name => name.GetString())
        );
        var diagnostics = run.Json.GetProperty("diagnostics").EnumerateArray().ToArray();
        var unknown = diagnostics.Single(found => found.GetProperty("code").GetString() == "service-unknown");
        Assert.Equal("error", unknown.GetProperty("severity").GetString());
        Assert.Equal(_folder.Combine("tutti.production.json"), unknown.GetProperty("file").GetString());
        Assert.Equal("Did you mean \"hello\"?", unknown.GetProperty("remedy").GetString());
        Assert.Equal("note", diagnostics[^1].GetProperty("severity").GetString());
        var sarif = File.ReadAllText(_folder.Combine("check.sarif"));
        Assert.Contains("\"ruleId\":\"service-unknown\"", sarif);
        Assert.Contains("\"level\":\"note\"", sarif);
    }

    [Fact]
    public async Task EditorsGetALineForEach()
    {
        _folder.Write("tutti.production.json", "{\n  \"type\": \"live\"\n}");

        var run = await CommandRun.RunAsync(_folder.Path, "check", "--env", "production", "--plain");

        Assert.Equal(
            $"{_folder.Combine("tutti.production.json")}(2,11): error value-unknown: $.type: The type of an environment cannot be \"live\". "
                + "Possible: \"local\", \"development\", \"preview\", \"production\", \"test\".\n",
            run.Out
        );
    }

    [Fact]
    public async Task WithoutABuildNoEnvironmentIsChecked()
    {
        _folder.Write("Broken.cs", "class Broken {");
        _folder.Write("tutti.production.json", Bad);

        var run = await CommandRun.RunAsync(_folder.Path, "check", "--env", "production");

        Assert.Equal(ExitCodes.Failed, run.ExitCode);
        Assert.Contains(
            "note: The environment production has not been checked, for the app does not build.",
            run.Error
        );
        Assert.DoesNotContain("service-unknown", run.Error);
    }

    [Theory]
    [InlineData(
        "prodction",
        "The app has no environment prodction. There are: production, staging.",
        "Did you mean production?"
    )]
    [InlineData(
        "tutti.staging.json",
        "The app has no environment tutti.staging.json.",
        "Name it without the rest: staging."
    )]
    [InlineData("../x", "The app has no environment ../x.", "Write tutti.NAME.json beside tutti.json")]
    public async Task UnknownEnvironmentsAreRefusedWithTheNamesThatThereAre(string name, string message, string remedy)
    {
        _folder.Write("tutti.production.json", "{}");
        _folder.Write("tutti.staging.json", "{}");

        var run = await CommandRun.RunAsync(_folder.Path, "check", "--env", name, "--json");

        Assert.Equal(ExitCodes.Usage, run.ExitCode);
        var error = run.Json.GetProperty("error");
        Assert.Equal("environment-unknown", error.GetProperty("code").GetString());
        Assert.Contains(message, error.GetProperty("message").GetString());
        Assert.Contains(remedy, error.GetProperty("remedy").GetString());
    }

    private static int Count(CommandRun run, string name) => run.Json.GetProperty(name).GetInt32();
}
