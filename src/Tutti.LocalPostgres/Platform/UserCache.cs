namespace Tutti.LocalPostgres.Platform;

/// <summary>The folder for what can be fetched or made again.</summary>
internal static class UserCache
{
    public static string For(LocalClusterOptions options) => options.Cache ?? Path.Combine(Root(), "tutti", "postgres");

    private static string Root()
    {
        if (OperatingSystem.IsWindows())
        {
            return Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData);
        }
        if (
            Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { Length: > 0 } named
            && Path.IsPathFullyQualified(named)
        )
        {
            return named;
        }
        // Root's own folder is closed to the user that the server then runs as.
        if (Posix.IsRoot)
        {
            return "/var/cache";
        }
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        return OperatingSystem.IsMacOS() ? Path.Combine(home, "Library", "Caches") : Path.Combine(home, ".cache");
    }
}
