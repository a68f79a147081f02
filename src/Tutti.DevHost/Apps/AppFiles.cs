using Tutti.DevHost.Publish;

namespace Tutti.DevHost.Apps;

/// <summary>Which folders of an app hold what people wrote.</summary>
public static class AppFiles
{
    private static readonly EnumerationOptions Everything = new()
    {
        IgnoreInaccessible = true,
        AttributesToSkip = FileAttributes.None,
    };

    /// <summary>Whether a folder is made by tools: build output, packages, and everything hidden.</summary>
    /// <param name="name">The folder's name without its path.</param>
    /// <returns><see langword="true"/> if nothing of the app's own lies there.</returns>
    public static bool IsToolFolder(ReadOnlySpan<char> name) =>
        name.StartsWith('.')
        || name.Equals("bin", StringComparison.OrdinalIgnoreCase)
        || name.Equals("obj", StringComparison.OrdinalIgnoreCase)
        || name.Equals("artifacts", StringComparison.OrdinalIgnoreCase)
        || name.Equals("node_modules", StringComparison.OrdinalIgnoreCase);

    /// <summary>The files in a folder and below it, without those that tools made.</summary>
    /// <param name="folder">The folder. Folders that vanish or cannot be entered while they are read count as empty.</param>
    /// <returns>The files, in no particular order.</returns>
    public static IEnumerable<FileInfo> Enumerate(string folder)
    {
        var pending = new Stack<DirectoryInfo>();
        pending.Push(new DirectoryInfo(folder));
        while (pending.TryPop(out var current))
        {
            FileSystemInfo[] entries;
            try
            {
                entries = current.GetFileSystemInfos("*", Everything);
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                continue;
            }
            foreach (var entry in entries)
            {
                if (entry is FileInfo file)
                {
                    yield return file;
                }
                // A link to a folder may lead back up; whoever links a folder in lists it in the project.
                else if (
                    entry is DirectoryInfo below
                    && !IsToolFolder(below.Name)
                    && below.LinkTarget is null
                    && !File.Exists(Path.Combine(below.FullName, OutputFolder.ManifestName))
                )
                {
                    pending.Push(below);
                }
            }
        }
    }
}
