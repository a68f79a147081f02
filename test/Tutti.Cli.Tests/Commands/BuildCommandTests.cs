using Tutti.Cli.Tests.Support;

namespace Tutti.Cli.Tests.Commands;

public sealed class BuildCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = TemporaryFolder.WithSupervisedApp();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("Say what to make")]
    [InlineData("Say what to make", "--output", "out", "--container", "shop", "--env", "production")]
    [InlineData("An image is for one environment", "--container", "shop")]
    [InlineData("Shop:1 cannot be the name of an image", "--container", "Shop:1", "--env", "production")]
    [InlineData("host:5000/shop cannot be the name", "--container", "host:5000/shop", "--env", "production")]
    [InlineData("--env is for images", "--output", "out", "--env", "production")]
    [InlineData("--archive is for images", "--output", "out", "--archive", "a.tar")]
    [InlineData(
        "leave --archive or --registry out",
        "--container",
        "shop",
        "--env",
        "production",
        "--archive",
        "a.tar",
        "--registry",
        "example.org"
    )]
    public async Task WhatCannotBeMeantIsAnErrorOfUsage(string message, params string[] options)
    {
        var run = await CommandRun.RunAsync(_folder.Path, ["build", .. options]);

        Assert.Equal(ExitCodes.Usage, run.ExitCode);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AFolderWithForeignFilesIsLeftAlone()
    {
        _folder.Write("out/mine.txt", "mine");

        var run = await CommandRun.RunAsync(_folder.Path, "build", "-o", "out", "--json");

        Assert.Equal(ExitCodes.Failed, run.ExitCode);
        Assert.Equal("folder-unusable", run.Json.GetProperty("error").GetProperty("code").GetString());
        Assert.Equal("mine", File.ReadAllText(_folder.Combine("out/mine.txt")));
    }

    [Fact]
    public async Task AnImageNeedsAnEnvironmentThatThereIs()
    {
        _folder.Write("tutti.production.json", "{}");

        var run = await CommandRun.RunAsync(_folder.Path, "build", "--container", "shop", "--env", "prod", "--json");

        Assert.NotEqual(ExitCodes.Success, run.ExitCode);
        var error = run.Json.GetProperty("error");
        Assert.Equal("environment-unknown", error.GetProperty("code").GetString());
        Assert.Contains("production", error.GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhatDoesNotCompileIsNotPublished()
    {
        _folder.Write("Broken.cs", "class Broken\n{\n    int Number() => missing;\n}\n");

        var run = await CommandRun.RunAsync(_folder.Path, "build", "-o", "out");

        Assert.Equal(ExitCodes.Failed, run.ExitCode);
        Assert.Equal("", run.Out);
        Assert.Contains("error[CS0103]", run.Error, StringComparison.Ordinal);
        Assert.Contains(" --> Broken.cs:3:21", run.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder.Combine("out")));
    }
}
