namespace Tutti.DevHost.Run;

/// <summary>Which files a build of an app depends on.</summary>
public static class SourceFiles
{
    private static readonly string[] Extensions = [".cs", ".csproj", ".props", ".targets", ".sql", ".resx", ".razor"];

    private static readonly string[] ProjectExtensions = [".csproj", ".props", ".targets"];

    /// <summary>Whether saving a file calls for a build.</summary>
    /// <param name="name">The file's name without its path.</param>
    /// <returns><see langword="true"/> if it does.</returns>
    public static bool Matter(string name) =>
        Extensions.Contains(Path.GetExtension(name), StringComparer.OrdinalIgnoreCase)
        || name.Equals(".editorconfig", StringComparison.OrdinalIgnoreCase)
        || name.Equals("global.json", StringComparison.OrdinalIgnoreCase)
        || IsJsonNamed(name, "tutti")
        || IsJsonNamed(name, "appsettings");

    /// <summary>Whether a file may change which packages and projects the app is made of.</summary>
    /// <param name="name">The file's name.</param>
    /// <returns><see langword="true"/> if it does.</returns>
    public static bool AffectRestore(string name) =>
        ProjectExtensions.Contains(Path.GetExtension(name), StringComparer.OrdinalIgnoreCase)
        || Path.GetFileName(name).Equals("global.json", StringComparison.OrdinalIgnoreCase);

    private static bool IsJsonNamed(string name, string start) =>
        name.StartsWith(start, StringComparison.OrdinalIgnoreCase)
        && name.EndsWith(".json", StringComparison.OrdinalIgnoreCase)
        && name[start.Length] == '.';
}
