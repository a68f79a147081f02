using Tutti.Generators.Services;

namespace Tutti.Generators.Databases;

/// <summary>Where the migrations of a database lie.</summary>
/// <remarks>Works on the text of paths alone: a generator must not touch the file system.</remarks>
internal static class MigrationFolder
{
    /// <summary>The folder relative to the project's, or what is wrong with how it is written.</summary>
    /// <param name="place">The folder of the class, relative to the project's.</param>
    /// <param name="written">The folder as the attribute gives it.</param>
    public static (string? Path, string? Problem) Resolve(string place, string written)
    {
        if (written.Trim().Length == 0)
        {
            return (null, "is empty");
        }
        if (written[0] is '/' or '\\' || (written.Length > 1 && written[1] is ':'))
        {
            return (null, "is absolute");
        }
        var parts = written.Split('/', '\\');
        if (parts.Contains(".."))
        {
            return (null, "leads out of the folder of the class");
        }
        var folders = place == ProjectFolder.Root ? [] : place.Split('/');
        var all = folders.Concat(parts.Where(part => part is not ("" or "."))).ToList();
        return (all.Count == 0 ? ProjectFolder.Root : string.Join("/", all), null);
    }
}
