using Tutti.DevHost.Apps;

namespace Tutti.DevHost.Revisions;

/// <summary>
/// The repository's files as they were at a revision, in a folder of their own among the temporary files, which goes away in the end. The
/// repository, its index and its working tree are only read.
/// </summary>
public sealed class RevisionCheckout : IDisposable
{
    private const string Tree = "tree";

    private readonly ScratchFolder _scratch;
    private readonly string _appPath;
    private readonly string _revision;

    private RevisionCheckout(ScratchFolder scratch, string revision, string commit, string appPath)
    {
        _scratch = scratch;
        _revision = revision;
        _appPath = appPath;
        Commit = commit;
    }

    /// <summary>The full id of the commit.</summary>
    public string Commit { get; }

    /// <summary>The app's folder in the checkout.</summary>
    public string AppFolder => _scratch.Combine(Tree, _appPath);

    /// <summary>Writes the files of a revision.</summary>
    /// <param name="app">The app's folder in the working tree.</param>
    /// <param name="revision">The revision, as git reads it: <c>HEAD~1</c>, a branch, a tag, a commit.</param>
    /// <param name="cancellationToken">Ends it; nothing is left behind.</param>
    /// <returns>The checkout, to be disposed of.</returns>
    /// <exception cref="ToolException">There is no repository, no such revision, or no app at that revision.</exception>
    public static async Task<RevisionCheckout> CreateAsync(
        string app,
        string revision,
        CancellationToken cancellationToken
    )
    {
        var (root, prefix) = await PlaceAsync(app, cancellationToken);
        var git = new Git(root);
        var commit = await CommitAsync(git, revision, cancellationToken);
        await RequireAppAsync(git, revision, commit, prefix, cancellationToken);
        var scratch = new ScratchFolder("revision");
        try
        {
            await WriteAsync(git, commit, scratch, cancellationToken);
            return new RevisionCheckout(scratch, revision, commit, prefix);
        }
        catch
        {
            scratch.Dispose();
            throw;
        }
    }

    /// <summary>Finds the app in the checkout.</summary>
    /// <returns>The app.</returns>
    /// <exception cref="ToolException">It is not what an app has to be; the message says at which revision.</exception>
    public AppDefinition FindApp()
    {
        try
        {
            return AppLocator.Find(AppFolder, AppFolder);
        }
        catch (ToolException error)
        {
            throw new ToolException(
                error.Code,
                $"At {_revision}: {error.Message.Replace(_scratch.Combine(Tree), "", StringComparison.Ordinal)}",
                "Compare with a revision at which the app was in order."
            );
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _scratch.Dispose();

    // The root of the repository, and the app's folder relative to it, empty for the root itself.
    private static async Task<(string Root, string Prefix)> PlaceAsync(string app, CancellationToken cancellationToken)
    {
        var output = await new Git(app).RunAsync(["rev-parse", "--show-toplevel", "--show-prefix"], cancellationToken);
        if (output is { ExitCode: 0, Lines: [var root, ..] })
        {
            return (root, output.Lines.ElementAtOrDefault(1)?.TrimEnd('/') ?? "");
        }
        var said = string.Join(' ', output.Lines);
        throw new ToolException(
            ToolErrors.RepositoryMissing,
            said.Contains("not a git repository", StringComparison.Ordinal)
                ? $"{app} lies in no git repository, so there is nothing to compare it with."
                : $"git cannot read the repository of {app}: {said}",
            "Compare inside of a repository that git can read; git init makes a new one, which needs a commit."
        );
    }

    private static async Task<string> CommitAsync(Git git, string revision, CancellationToken cancellationToken)
    {
        var output = await git.RunAsync(
            ["rev-parse", "--verify", "--quiet", "--end-of-options", $"{revision}^{{commit}}"],
            cancellationToken
        );
        return output is { ExitCode: 0, Lines: [var commit, ..] }
            ? commit
            : throw new ToolException(
                ToolErrors.RevisionUnknown,
                $"The repository has no revision {revision}.",
                "Name a commit, branch or tag that git log knows, such as HEAD or HEAD~1; fetch it first if it is elsewhere."
            );
    }

    private static async Task RequireAppAsync(
        Git git,
        string revision,
        string commit,
        string prefix,
        CancellationToken cancellationToken
    )
    {
        var file = prefix.Length == 0 ? AppDefinition.FileName : $"{prefix}/{AppDefinition.FileName}";
        var output = await git.RunAsync(["cat-file", "-e", $"{commit}:{file}"], cancellationToken);
        if (output.ExitCode != 0)
        {
            throw new ToolException(
                ToolErrors.RevisionWithoutApp,
                $"There was no app yet at {revision}: it has no {file}.",
                $"Compare with a later revision; git log -- {AppDefinition.FileName} lists those that changed it."
            );
        }
    }

    // With an index of its own, so that the user's stays as it is. Unlike git archive it leaves no file out and applies the filters.
    private static async Task WriteAsync(
        Git git,
        string commit,
        ScratchFolder scratch,
        CancellationToken cancellationToken
    )
    {
        var environment = new Dictionary<string, string> { ["GIT_INDEX_FILE"] = scratch.Combine("index") };
        string[][] commands =
        [
            ["read-tree", commit],
            ["checkout-index", "--all", "--force", $"--prefix={scratch.Combine(Tree)}{Path.DirectorySeparatorChar}"],
        ];
        foreach (var command in commands)
        {
            var output = await git.RunAsync(environment, command, cancellationToken);
            if (output.ExitCode != 0)
            {
                throw new ToolException(
                    ToolErrors.RevisionUnknown,
                    $"git cannot write the files of {commit}: {string.Join(' ', output.Lines)}",
                    "Let git check the repository: git fsck."
                );
            }
        }
    }
}
