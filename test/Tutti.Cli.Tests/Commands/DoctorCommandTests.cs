using Tutti.Cli.Tests.Support;

namespace Tutti.Cli.Tests.Commands;

public sealed class DoctorCommandTests
{
    [Fact]
    public async Task HealthyAppPassesEveryCheck()
    {
        var run = await CommandRun.RunAsync(Repository.Root, "doctor", Repository.SupervisedApp, "--json");

        Assert.Equal(ExitCodes.Success, run.ExitCode);
        Assert.True(run.Json.GetProperty("ok").GetBoolean());
        Assert.Equal(
            [".NET SDK", "ASP.NET Core runtime", "app", "build", "PostgreSQL", "port 4000", "sockets", "file watching"],
            run.Json.GetProperty("checks").EnumerateArray().Select(check => check.GetProperty("name").GetString())
        );
    }

    [Fact]
    public async Task FailedChecksSayTheRemedy()
    {
        using var folder = TemporaryFolder.WithSupervisedApp();
        folder.Write("Broken.cs", "class Broken {");

        var run = await CommandRun.RunAsync(folder.Path, "doctor");

        Assert.Equal(ExitCodes.Failed, run.ExitCode);
        Assert.Contains("failed   build: SupervisedApp.csproj does not build.", run.Out);
        Assert.Contains("tutti check", run.Out);
    }

    [Fact]
    public async Task MachineIsExaminedOutsideOfAnApp()
    {
        using var folder = new TemporaryFolder();

        var run = await CommandRun.RunAsync(folder.Path, "doctor");

        Assert.Equal(ExitCodes.Success, run.ExitCode);
        Assert.Contains("warning  app: There is no tutti.json", run.Out);
    }
}
