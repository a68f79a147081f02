using Tutti.Cli.Tests.Support;

namespace Tutti.Cli.Tests.Commands;

public sealed class VersionCommandTests
{
    [Fact]
    public async Task VersionsAreOneDocument()
    {
        var run = await CommandRun.RunAsync(Repository.Root, "version", "--json");

        Assert.Equal(ExitCodes.Success, run.ExitCode);
        Assert.Equal(
            ["tutti", "sdk", "runtime", "os", "architecture"],
            run.Json.EnumerateObject().Select(member => member.Name)
        );
        Assert.StartsWith("10.", run.Json.GetProperty("sdk").GetString());
    }

    [Fact]
    public async Task VersionsAreShownToPeople()
    {
        var run = await CommandRun.RunAsync(Repository.Root, "version");

        Assert.StartsWith("tutti    0.", run.Out);
        Assert.Equal(4, run.Out.TrimEnd('\n').Split('\n').Length);
    }
}
