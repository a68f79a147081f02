using Tutti.LocalPostgres.Platform;

namespace Tutti.LocalPostgres.Binaries;

/// <summary>Where PostgreSQL's programs usually are.</summary>
internal static class InstallFolders
{
    /// <summary>The folders of <c>PATH</c> that hold a server and the program that makes its data, links followed.</summary>
    public static IEnumerable<string> OnPath() =>
        ProgramPath
            .Folders.Select(folder => Behind(Path.Combine(folder, PostgresBinaries.FileName("postgres"))))
            .OfType<string>()
            .Where(HasPrograms)
            .Distinct(StringComparer.Ordinal);

    /// <summary>The folders of this system's packages, those with programs for clients alone too, the newest version first.</summary>
    public static IEnumerable<string> All() =>
        Patterns().SelectMany(pattern => Matches(pattern)).OrderByDescending(VersionIn);

    /// <summary>The folders of this system's packages that hold a server, the newest version first.</summary>
    public static IEnumerable<string> Usual() =>
        All()
            .Where(HasPrograms)
            .Select(folder => Behind(Path.Combine(folder, PostgresBinaries.FileName("postgres"))) ?? folder)
            .Where(HasPrograms)
            .Distinct(StringComparer.Ordinal)
            .OrderByDescending(VersionIn);

    /// <summary>Whether a folder holds what is needed.</summary>
    public static bool HasPrograms(string folder) =>
        File.Exists(Path.Combine(folder, PostgresBinaries.FileName("postgres")))
        && File.Exists(Path.Combine(folder, PostgresBinaries.FileName("initdb")))
        // Only there is it needed.
        && (!OperatingSystem.IsWindows() || File.Exists(Path.Combine(folder, PostgresBinaries.FileName("pg_ctl"))));

    private static IEnumerable<string> Patterns()
    {
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        if (OperatingSystem.IsWindows())
        {
            var programs = Environment.GetFolderPath(Environment.SpecialFolder.ProgramFiles);
            return
            [
                Path.Combine(programs, "PostgreSQL", "*", "bin"),
                Path.Combine(home, "scoop", "apps", "postgresql*", "current", "bin"),
            ];
        }
        if (OperatingSystem.IsMacOS())
        {
            return
            [
                "/opt/homebrew/opt/postgresql*/bin",
                "/opt/homebrew/opt/libpq/bin",
                "/usr/local/opt/postgresql*/bin",
                "/usr/local/opt/libpq/bin",
                "/Library/PostgreSQL/*/bin",
                "/Applications/Postgres.app/Contents/Versions/*/bin",
                "/opt/local/lib/postgresql*/bin",
            ];
        }
        return
        [
            "/usr/lib/postgresql/*/bin",
            "/usr/lib/postgresql*/bin",
            "/usr/pgsql-*/bin",
            "/usr/libexec/postgresql*",
            "/usr/local/pgsql/bin",
            "/snap/postgresql*/current/usr/lib/postgresql/*/bin",
            "/run/current-system/sw/bin",
            Path.Combine(home, ".nix-profile/bin"),
        ];
    }

    // One "*" stands for any part of one name.
    private static IEnumerable<string> Matches(string pattern)
    {
        var parts = pattern.Split(Path.DirectorySeparatorChar, '/');
        IEnumerable<string> folders = [parts[0] + Path.DirectorySeparatorChar];
        foreach (var part in parts.Skip(1))
        {
            folders = part.Contains('*', StringComparison.Ordinal)
                ? folders.SelectMany(folder => Below(folder, part))
                : folders.Select(folder => Path.Combine(folder, part)).Where(Directory.Exists);
        }
        return folders;
    }

    private static string[] Below(string folder, string name)
    {
        try
        {
            return Directory.GetDirectories(folder, name);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    // Only the name of a folder tells before the program is run: /usr/lib/postgresql/15/bin, /usr/pgsql-17/bin, …/postgresql@16/bin.
    private static double VersionIn(string folder)
    {
        foreach (var part in folder.Split(Path.DirectorySeparatorChar, '/').Reverse())
        {
            var digits = part.AsSpan(part.AsSpan().LastIndexOfAny('-', '@', 'l') + 1);
            if (
                double.TryParse(
                    digits,
                    System.Globalization.NumberStyles.AllowDecimalPoint,
                    System.Globalization.CultureInfo.InvariantCulture,
                    out var version
                )
            )
            {
                return version;
            }
        }
        return 0;
    }

    private static string? Behind(string program)
    {
        try
        {
            var file = new FileInfo(program);
            return file.Exists
                ? Path.GetDirectoryName((file.ResolveLinkTarget(returnFinalTarget: true) ?? file).FullName)
                : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
