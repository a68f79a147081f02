using Tutti.Cli.Tests.Support;

namespace Tutti.Cli.Tests.Commands;

/// <summary>A repository with an app in a folder of its own: absent at first, then broken, then with two services.</summary>
public sealed class DescribeDiffRepository : IDisposable
{
    public DescribeDiffRepository()
    {
        Folder.Write(".gitignore", "bin/\nobj/\n");
        Git = new GitRepository(Folder.Path);
        WithoutApp = Git.Commit("Nothing yet");
        Repository.Copy(Repository.SupervisedApp, App);
        Folder.Write("shop/Broken.cs", "class Broken {");
        Broken = Git.Commit("An app that does not build");
        File.Delete(Folder.Combine("shop/Broken.cs"));
        Whole = Git.Commit("It builds");
        Folder.Replace(
            "shop/ApplicationModel.cs",
            "\"echo\",\"directory\":\"Echo\"",
            "\"echoes\",\"directory\":\"Echoes\""
        );
    }

    internal TemporaryFolder Folder { get; } = new();

    internal GitRepository Git { get; }

    public string App => Folder.Combine("shop");

    public string WithoutApp { get; }

    public string Broken { get; }

    public string Whole { get; }

    public void Dispose() => Folder.Dispose();
}

public sealed class DescribeDiffTests(DescribeDiffRepository repository) : IClassFixture<DescribeDiffRepository>
{
    [Fact]
    public async Task ChangesSinceARevisionAreShownAndNothingIsTouched()
    {
        File.WriteAllText(repository.Folder.Combine("staged.txt"), "not committed");
        repository.Git.Run("add", "staged.txt");
        var (status, worktrees) = (repository.Git.Run("status", "--porcelain"), repository.Git.Run("worktree", "list"));

        var run = await CommandRun.RunAsync(repository.App, "describe", "--diff", "HEAD");

        Assert.Equal(ExitCodes.Success, run.ExitCode);
        Assert.Equal(
            $"supervised: HEAD ({repository.Whole[..8]}) → working tree\n- service echo  Echo/\n+ service echoes  Echoes/\n",
            run.Out
        );
        Assert.Equal(status, repository.Git.Run("status", "--porcelain"));
        Assert.Equal(worktrees, repository.Git.Run("worktree", "list"));
    }

    [Fact]
    public async Task ChangesAreADocument()
    {
        var run = await CommandRun.RunAsync(repository.App, "describe", "--diff", repository.Whole, "--json");

        Assert.Equal("", run.Error);
        Assert.Equal(repository.Whole, run.Json.GetProperty("commit").GetString());
        var changes = run.Json.GetProperty("changes").EnumerateArray().ToArray();
        Assert.Equal(
            ["service-removed echo", "service-added echoes"],
            changes.Select(change => $"{change.GetProperty("kind")} {change.GetProperty("service")}")
        );
        Assert.Equal("Echo", changes[0].GetProperty("before").GetString());
    }

    [Fact]
    public async Task RevisionThatDoesNotBuildShowsItsErrors()
    {
        var run = await CommandRun.RunAsync(repository.App, "describe", "--diff", repository.Broken, "--json");

        Assert.Equal(ExitCodes.Failed, run.ExitCode);
        var error = run.Json.GetProperty("error");
        Assert.Equal("build-failed", error.GetProperty("code").GetString());
        Assert.Equal($"The app does not build at {repository.Broken}.", error.GetProperty("message").GetString());
        Assert.Contains("error[CS1513]", run.Error);
        Assert.Contains("--> Broken.cs:1:15", run.Error);
    }

    [Fact]
    public async Task InterruptionLeavesNoFilesBehind()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Signals as Linux has them.");
        using var temporary = new TemporaryFolder();
        using var tutti = TuttiProcess.StartProgram(
            repository.App,
            "env",
            $"TMPDIR={temporary.Path}",
            "dotnet",
            Path.Combine(AppContext.BaseDirectory, "tutti.dll"),
            "describe",
            "--diff",
            "HEAD"
        );
        await tutti.TextAsync("Building supervised at HEAD");
        await Wait.UntilAsync(() => ProcessTable.About(temporary.Path, "tree").Length > 0, "the build of the revision");
        Assert.NotEmpty(Directory.GetDirectories(temporary.Path, "tutti-*"));

        tutti.Signal("TERM");

        Assert.Equal(ExitCodes.Interrupted, await tutti.ExitAsync());
        Assert.Empty(Directory.GetDirectories(temporary.Path, "tutti-*"));
    }

    [Fact]
    public async Task RevisionBeforeTheAppIsNamed()
    {
        var run = await CommandRun.RunAsync(repository.App, "describe", "--diff", "HEAD~2", "--json");

        Assert.Equal(ExitCodes.NoApp, run.ExitCode);
        Assert.Equal("revision-without-app", run.Json.GetProperty("error").GetProperty("code").GetString());
        Assert.Contains("There was no app yet at HEAD~2: it has no shop/tutti.json.", run.Error);
    }

    [Theory]
    [InlineData("nowhere")]
    [InlineData("--all")]
    public async Task UnknownRevisionIsNamed(string revision)
    {
        var run = await CommandRun.RunAsync(repository.App, "describe", $"--diff={revision}", "--json");

        Assert.Equal(ExitCodes.Usage, run.ExitCode);
        Assert.Equal("revision-unknown", run.Json.GetProperty("error").GetProperty("code").GetString());
        Assert.Contains($"The repository has no revision {revision}.", run.Error);
    }

    [Fact]
    public async Task AppOutsideOfARepositoryIsRefused()
    {
        using var folder = TemporaryFolder.WithSupervisedApp();

        var run = await CommandRun.RunAsync(folder.Path, "describe", "--diff", "HEAD", "--json");

        Assert.Equal(ExitCodes.NoApp, run.ExitCode);
        Assert.Equal("repository-missing", run.Json.GetProperty("error").GetProperty("code").GetString());
        Assert.Contains("lies in no git repository", run.Error);
    }
}
