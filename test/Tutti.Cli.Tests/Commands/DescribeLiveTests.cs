using Tutti.Cli.Tests.Support;

namespace Tutti.Cli.Tests.Commands;

public sealed class DescribeLiveTests : IDisposable
{
    private readonly TemporaryFolder _folder = TemporaryFolder.WithSupervisedApp();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task AnAppThatIsNotRunIsSaidToBeAndHowToStartIt()
    {
        // What a run has left that was killed.
        _folder.Write(".tutti/run/0a1b2c3d/live", Path.Combine(_folder.Path, "gone.sock"));

        var run = await CommandRun.RunAsync(_folder.Path, "describe", "--live", "--json");

        Assert.Equal(ExitCodes.Failed, run.ExitCode);
        Assert.Contains("is not being run on this machine", run.Error);
        Assert.Contains("tutti run", run.Error);
        Assert.Equal("app-not-running", run.Json.GetProperty("error").GetProperty("code").GetString());
    }

    [Theory]
    [InlineData("--diff", "HEAD", "leave out --live or --diff")]
    [InlineData("--env", "nowhere", "no environments")]
    public async Task WhatCannotBeAskedIsRefused(string option, string value, string reason)
    {
        var run = await CommandRun.RunAsync(_folder.Path, "describe", "--live", option, value);

        Assert.Equal(ExitCodes.Usage, run.ExitCode);
        Assert.Contains(reason, run.Error);
    }

    [Fact]
    public async Task ProcessesThatDoNotTellAreShown()
    {
        using var tutti = TuttiProcess.Start(
            _folder.Path,
            "run",
            "--json",
            "--port",
            "0",
            "--processes",
            "per-service"
        );
        var pids = TuttiProcess.PidsOf(await tutti.EventAsync("ready"));

        var run = await CommandRun.RunAsync(_folder.Path, "describe", "--live", "--json");
        tutti.Signal("INT");

        Assert.Equal(ExitCodes.Success, run.ExitCode);
        Assert.Equal("supervised", run.Json.GetProperty("name").GetString());
        var processes = run.Json.GetProperty("processes").EnumerateArray().ToList();
        Assert.Equal(pids, processes.Select(process => process.GetProperty("pid").GetInt32()));
        Assert.All(processes, process => Assert.NotEqual("", process.GetProperty("error").GetString()));
        Assert.Equal(0, await tutti.ExitAsync());
    }
}
