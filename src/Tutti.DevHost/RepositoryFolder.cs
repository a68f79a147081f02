namespace Tutti.DevHost;

/// <summary>Finds the git repository that a folder belongs to.</summary>
public static class RepositoryFolder
{
    /// <summary>The nearest folder that is the root of a working tree.</summary>
    /// <param name="folder">Where to begin, as an absolute path.</param>
    /// <returns>The folder, or <see langword="null"/> if there is none.</returns>
    public static string? Above(string folder)
    {
        for (var current = folder; current is not null; current = Path.GetDirectoryName(current))
        {
            var git = Path.Combine(current, ".git");
            if (Directory.Exists(git) || File.Exists(git))
            {
                return current;
            }
        }
        return null;
    }
}
