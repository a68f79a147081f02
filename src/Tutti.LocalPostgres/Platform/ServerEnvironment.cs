namespace Tutti.LocalPostgres.Platform;

/// <summary>The environment variables that PostgreSQL's programs see.</summary>
internal static class ServerEnvironment
{
    private static readonly string[] OfServer =
    [
        "PATH",
        "HOME",
        "USER",
        "LOGNAME",
        "TMPDIR",
        "LD_LIBRARY_PATH",
        "DYLD_LIBRARY_PATH",
        "DYLD_FALLBACK_LIBRARY_PATH",
        // Programs of Windows do not start without some of these.
        "SystemRoot",
        "SystemDrive",
        "windir",
        "ComSpec",
        "PATHEXT",
        "TEMP",
        "TMP",
        "USERPROFILE",
        "USERNAME",
        "APPDATA",
        "LOCALAPPDATA",
        "ProgramData",
    ];

    /// <summary>Those of a server: it outlives who starts it, may run as another user, and has no business with anybody's secrets.</summary>
    public static IReadOnlyList<string> Lines =>
        [
            .. OfServer
                .Select(name => (Name: name, Value: Environment.GetEnvironmentVariable(name)))
                .Where(variable => variable.Value is not null)
                .Select(variable => $"{variable.Name}={variable.Value}"),
            "LC_ALL=C",
        ];

    /// <summary>Takes out those that would change what the programs do.</summary>
    public static void Clean(IDictionary<string, string?> variables)
    {
        foreach (var name in variables.Keys.Where(IsOfPostgres).ToList())
        {
            variables.Remove(name);
        }
        // Messages are read by this library, too.
        variables["LC_ALL"] = "C";
    }

    private static bool IsOfPostgres(string name) =>
        name.StartsWith("PG", StringComparison.Ordinal)
        || name.StartsWith("LC_", StringComparison.Ordinal)
        || name is "LANGUAGE" or "TZ";
}
