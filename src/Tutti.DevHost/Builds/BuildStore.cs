using Tutti.DevHost.Apps;

namespace Tutti.DevHost.Builds;

/// <summary>
/// The copies of builds that one <c>tutti run</c> runs from, so that a rebuild never overwrites a running process's files.
/// They lie in <c>.tutti/run/&lt;session&gt;/</c>; a held lock file tells other sessions that this one lives.
/// </summary>
public sealed class BuildStore : IDisposable
{
    private const string LockName = "session.lock";
    private const string ParentName = "run";

    private readonly string _folder;
    private readonly FileStream _lock;
    private int _number;
    private string? _current;

    private BuildStore(string folder, FileStream heldLock)
    {
        _folder = folder;
        _lock = heldLock;
    }

    /// <summary>The folder of this session, which is removed when it ends.</summary>
    public string Folder => _folder;

    /// <summary>The folders of all sessions, of which some may have ended without a word; the newest first.</summary>
    /// <param name="app">The app.</param>
    /// <returns>The folders.</returns>
    public static IReadOnlyList<string> Sessions(AppDefinition app)
    {
        var parent = Path.Combine(app.StateFolder, ParentName);
        return Directory.Exists(parent)
            ? [.. Directory.EnumerateDirectories(parent).OrderByDescending(Directory.GetCreationTimeUtc)]
            : [];
    }

    /// <summary>Opens a store for a new session and removes what sessions that ended have left.</summary>
    /// <param name="app">The app.</param>
    /// <returns>The store.</returns>
    public static BuildStore Open(AppDefinition app)
    {
        var parent = Path.Combine(StateFolder.Create(app), ParentName);
        Directory.CreateDirectory(parent);
        RemoveEnded(parent);
        var folder = Path.Combine(parent, Guid.NewGuid().ToString("N")[..8]);
        Directory.CreateDirectory(folder);
        var held = new FileStream(
            Path.Combine(folder, LockName),
            FileMode.CreateNew,
            FileAccess.ReadWrite,
            FileShare.None
        );
        return new BuildStore(folder, held);
    }

    /// <summary>Copies a build's output.</summary>
    /// <param name="assembly">The built assembly; all of its folder is copied.</param>
    /// <returns>The assembly's copy.</returns>
    /// <exception cref="ToolException">The assembly isn't a program.</exception>
    public string Add(string assembly)
    {
        if (!File.Exists(Path.ChangeExtension(assembly, ".runtimeconfig.json")))
        {
            throw new ToolException(
                ToolErrors.ProjectNotFound,
                $"{Path.GetFileName(assembly)} is a library, not a program that can be run.",
                "Set <OutputType>Exe</OutputType> in the app's project, or name another one as \"project\" in tutti.json."
            );
        }
        _current = Path.Combine(_folder, $"{++_number}");
        CopyFolder(Path.GetDirectoryName(assembly)!, _current);
        return Path.Combine(_current, Path.GetFileName(assembly));
    }

    /// <summary>Removes the copies that nothing runs from.</summary>
    /// <param name="used">The assemblies that processes run, as <see cref="Add"/> gave them.</param>
    public void RemoveUnused(IReadOnlySet<string> used)
    {
        if (!Directory.Exists(_folder))
        {
            // Somebody has tidied up.
            return;
        }
        var kept = used.Select(Path.GetDirectoryName).Append(_current).ToHashSet(StringComparer.Ordinal);
        foreach (var copy in Directory.EnumerateDirectories(_folder).Where(copy => !kept.Contains(copy)))
        {
            TryRemove(copy);
        }
    }

    /// <summary>Removes all copies.</summary>
    public void Dispose()
    {
        _lock.Dispose();
        TryRemove(_folder);
    }

    private static void RemoveEnded(string parent)
    {
        foreach (var session in Directory.EnumerateDirectories(parent))
        {
            try
            {
                using var _ = new FileStream(
                    Path.Combine(session, LockName),
                    FileMode.Open,
                    FileAccess.ReadWrite,
                    FileShare.None
                );
            }
            catch (FileNotFoundException)
            {
                // It ended, and its removal didn't come to an end.
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                continue;
            }
            TryRemove(session);
        }
    }

    private static void CopyFolder(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in Directory.EnumerateFiles(from))
        {
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)), overwrite: true);
        }
        foreach (var below in Directory.EnumerateDirectories(from))
        {
            CopyFolder(below, Path.Combine(to, Path.GetFileName(below)));
        }
    }

    private static void TryRemove(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Windows keeps files that are in use; the next session tries again.
        }
    }
}
