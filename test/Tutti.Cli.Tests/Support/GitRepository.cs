using System.Diagnostics;

namespace Tutti.Cli.Tests.Support;

/// <summary>A git repository of tests.</summary>
internal sealed class GitRepository
{
    private readonly string _folder;

    public GitRepository(string folder)
    {
        _folder = folder;
        Run("init", "--quiet", "--initial-branch=main");
    }

    /// <summary>Commits all files, and gives the commit.</summary>
    public string Commit(string message)
    {
        Run("add", "--all");
        Run(
            "-c",
            "user.name=Test",
            "-c",
            "user.email=test@example.org",
            "commit",
            "--quiet",
            "--allow-empty",
            "-m",
            message
        );
        return Run("rev-parse", "HEAD").Trim();
    }

    public string Run(params string[] arguments)
    {
        var start = new ProcessStartInfo("git", arguments)
        {
            WorkingDirectory = _folder,
            RedirectStandardOutput = true,
        };
        using var git = Process.Start(start)!;
        var output = git.StandardOutput.ReadToEnd();
        git.WaitForExit();
        Assert.Equal(0, git.ExitCode);
        return output;
    }
}
