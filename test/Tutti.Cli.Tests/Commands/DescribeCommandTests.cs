using Tutti.Cli.Tests.Support;

namespace Tutti.Cli.Tests.Commands;

public sealed class DescribeCommandTests
{
    [Fact]
    public async Task ModelIsATree()
    {
        var run = await CommandRun.RunAsync(Repository.SupervisedApp, "describe");

        Assert.Equal(ExitCodes.Success, run.ExitCode);
        Assert.Equal("supervised\n├─ echo  Echo/\n└─ hello  Hello/  Greets.\n", run.Out);
    }

    [Fact]
    public async Task ModelIsADocument()
    {
        var run = await CommandRun.RunAsync(Repository.Root, "describe", Repository.SupervisedApp, "--json");

        Assert.Equal("supervised", run.Json.GetProperty("name").GetString());
        var services = run.Json.GetProperty("services").EnumerateArray().ToArray();
        Assert.Equal(["echo", "hello"], services.Select(service => service.GetProperty("name").GetString()));
        Assert.Equal("Hello", services[1].GetProperty("directory").GetString());
        Assert.Equal("Greets.", services[1].GetProperty("doc").GetString());
        Assert.Equal(0, services[1].GetProperty("endpoints").GetArrayLength());
        Assert.Equal(0, run.Json.GetProperty("calls").GetArrayLength());
        Assert.Equal("", run.Error);
    }

    [Fact]
    public async Task AppThatDoesNotBuildShowsItsErrors()
    {
        using var folder = TemporaryFolder.WithSupervisedApp();
        folder.Write("Broken.cs", "class Broken {");

        var run = await CommandRun.RunAsync(folder.Path, "describe", "--json");

        Assert.Equal(ExitCodes.Failed, run.ExitCode);
        Assert.Equal("build-failed", run.Json.GetProperty("error").GetProperty("code").GetString());
        Assert.Contains("error[CS1513]", run.Error);
    }

    [Fact]
    public async Task AppWithoutModelNamesThePackage()
    {
        using var folder = TemporaryFolder.WithSupervisedApp();
        File.Delete(folder.Combine("ApplicationModel.cs"));

        var run = await CommandRun.RunAsync(folder.Path, "describe");

        Assert.Equal(ExitCodes.NoApp, run.ExitCode);
        Assert.Contains("help: Reference the package Tutti", run.Error);
    }
}
