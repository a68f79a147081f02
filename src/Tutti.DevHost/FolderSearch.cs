namespace Tutti.DevHost;

/// <summary>Looks for a folder from the inside to the outside.</summary>
internal static class FolderSearch
{
    /// <summary>The nearest folder that something holds for: the one to begin with, or one above it.</summary>
    /// <param name="folder">Where to begin, as an absolute path; <see langword="null"/> is above the root.</param>
    /// <param name="holds">What has to hold.</param>
    /// <returns>The folder, or <see langword="null"/> if there is none.</returns>
    public static string? Nearest(string? folder, Func<string, bool> holds)
    {
        for (var current = folder; current is not null; current = Path.GetDirectoryName(current))
        {
            if (holds(current))
            {
                return current;
            }
        }
        return null;
    }
}
