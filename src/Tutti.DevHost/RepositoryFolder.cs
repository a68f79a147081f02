namespace Tutti.DevHost;

/// <summary>Finds the git repository that a folder belongs to.</summary>
public static class RepositoryFolder
{
    /// <summary>The nearest folder that is the root of a working tree.</summary>
    /// <param name="folder">Where to begin, as an absolute path.</param>
    /// <returns>The folder, or <see langword="null"/> if there is none.</returns>
    public static string? Above(string folder) =>
        FolderSearch.Nearest(folder, current => Path.Exists(Path.Combine(current, ".git")));
}
