using Tutti.Cli.Tests.Support;

namespace Tutti.Cli.Tests;

public sealed class CommandLineTests
{
    [Theory]
    [InlineData("There is no option --prot.", "run", "--prot")]
    [InlineData("A port is a number from 0 to 65535.", "run", "--port", "70000")]
    [InlineData("The app is given twice", "run", "a", "--app", "b")]
    [InlineData("'together'", "run", "--processes", "together")]
    [InlineData("'runn'", "runn")]
    public async Task WrongCommandLineIsExplainedOnStandardError(string explanation, params string[] args)
    {
        var run = await CommandRun.RunAsync(Repository.Root, args);

        Assert.Equal(ExitCodes.Usage, run.ExitCode);
        Assert.Equal("", run.Out);
        Assert.Contains(explanation, run.Error);
        Assert.Contains("--help", run.Error);
    }

    [Fact]
    public async Task NoCommandShowsTheCommands()
    {
        var run = await CommandRun.RunAsync(Repository.Root);

        Assert.Equal(ExitCodes.Success, run.ExitCode);
        Assert.Contains("describe", run.Out);
    }

    [Theory]
    [InlineData("run")]
    [InlineData("check")]
    [InlineData("explain")]
    [InlineData("describe")]
    [InlineData("doctor")]
    [InlineData("version")]
    public async Task HelpOfEveryCommandEndsInExamples(string command)
    {
        var run = await CommandRun.RunAsync(Repository.Root, command, "--help");

        Assert.Equal(ExitCodes.Success, run.ExitCode);
        Assert.Matches($"Examples:\n  tutti {command}( TUT0002)?\n", run.Out);
    }
}
