namespace Tutti.Support;

/// <summary>What a test needs of the machine that it runs on. Without it the test is skipped, and fails on a build server, which has everything.</summary>
internal static class Needs
{
    private static bool IsBuildServer => Environment.GetEnvironmentVariable("CI") == "true";

    /// <summary>Skips the test, or fails it, unless something is there.</summary>
    /// <param name="isThere">Whether it is.</param>
    /// <param name="missing">What is missing, and how to get it.</param>
    public static void That(bool isThere, string missing)
    {
        if (isThere)
        {
            return;
        }
        Assert.False(IsBuildServer, missing);
        Assert.Skip(missing);
    }

    /// <summary>Whether there is a PostgreSQL of the machine's, or what fetches one.</summary>
    public static bool HasPostgres => Has("initdb") || Has("npm") || Directory.Exists("/usr/lib/postgresql");

    /// <summary>A PostgreSQL of the machine's, or what fetches one.</summary>
    public static void Postgres() =>
        That(
            HasPostgres,
            "There is no PostgreSQL, and no npm to fetch it with: install one of them (Debian: apt install postgresql, macOS: brew install postgresql)."
        );

    private static bool Has(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator)
            .Any(folder => File.Exists(Path.Combine(folder, program)));
}
