using System.Diagnostics;
using Tutti.DevHost.Builds;

namespace Tutti.DevHost.Revisions;

/// <summary>Asks git. Nothing that is asked changes the repository, its index or its working tree.</summary>
/// <param name="folder">A folder inside the repository.</param>
internal sealed class Git(string folder)
{
    /// <summary>Runs git.</summary>
    /// <param name="environment">Variables to set.</param>
    /// <param name="arguments">The arguments.</param>
    /// <param name="cancellationToken">Ends git.</param>
    /// <exception cref="ToolException">There is no git.</exception>
    public async Task<ProcessOutput> RunAsync(
        IReadOnlyDictionary<string, string> environment,
        IEnumerable<string> arguments,
        CancellationToken cancellationToken
    )
    {
        var start = new ProcessStartInfo("git", arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        // A hook that runs us would point git to its own repository and index.
        foreach (var name in start.Environment.Keys.Where(IsOfRepository).ToArray())
        {
            start.Environment.Remove(name);
        }
        start.Environment["GIT_OPTIONAL_LOCKS"] = "0";
        start.Environment["GIT_TERMINAL_PROMPT"] = "0";
        start.Environment["LC_ALL"] = "C";
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }
        return await ProcessOutput.RunAsync(start, Missing, cancellationToken);
    }

    /// <summary>Runs git.</summary>
    public Task<ProcessOutput> RunAsync(IEnumerable<string> arguments, CancellationToken cancellationToken) =>
        RunAsync(new Dictionary<string, string>(), arguments, cancellationToken);

    private static bool IsOfRepository(string name) =>
        name
            is "GIT_DIR"
                or "GIT_WORK_TREE"
                or "GIT_INDEX_FILE"
                or "GIT_PREFIX"
                or "GIT_OBJECT_DIRECTORY"
                or "GIT_COMMON_DIR";

    private static ToolException Missing(string reason) =>
        new(
            ToolErrors.GitMissing,
            $"The program git cannot be started: {reason}.",
            "Install git from https://git-scm.com, or put it on the path."
        );
}
