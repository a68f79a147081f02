using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Tutti.DevHost.Builds;

namespace Tutti.DevHost.Databases;

/// <summary>A program that comes with PostgreSQL, such as <c>psql</c>.</summary>
/// <param name="Path">Where it lies.</param>
/// <param name="Version">Its major version.</param>
internal sealed partial record PostgresProgram(string Path, int Version)
{
    /// <summary>Finds a program: on the path, beside a server, or where PostgreSQL is usually installed.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="folders">Folders that are looked at first, such as that of the server's programs.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>All that there are; those on the path come first.</returns>
    public static async Task<IReadOnlyList<PostgresProgram>> FindAsync(
        string name,
        IEnumerable<string> folders,
        CancellationToken cancellationToken
    )
    {
        var found = new List<PostgresProgram>();
        var file = OperatingSystem.IsWindows() ? $"{name}.exe" : name;
        var path = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(System.IO.Path.PathSeparator);
        var candidates = path.Concat(folders)
            .Concat(InstallFolders())
            .Where(folder => folder.Length > 0)
            .Select(folder => System.IO.Path.Combine(folder, file))
            .Where(File.Exists)
            .Distinct(StringComparer.Ordinal);
        foreach (var candidate in candidates)
        {
            if (await VersionOfAsync(candidate, cancellationToken) is { } version)
            {
                found.Add(new(candidate, version));
            }
        }
        return found;
    }

    private static async Task<int?> VersionOfAsync(string program, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(program, ["--version"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        try
        {
            var missing = new ToolException(
                ToolErrors.ProgramMissing,
                $"{program} does not start.",
                "Install it anew."
            );
            var output = await ProcessOutput.RunAsync(start, _ => missing, cancellationToken);
            var version = VersionNumber().Match(string.Join('\n', output.Lines));
            return output.ExitCode == 0 && version.Success
                ? int.Parse(version.ValueSpan, CultureInfo.InvariantCulture)
                : null;
        }
        catch (ToolException)
        {
            return null;
        }
    }

    private static IEnumerable<string> InstallFolders()
    {
        if (OperatingSystem.IsWindows())
        {
            var programs = Environment.GetFolderPath(Environment.SpecialFolder.ProgramFiles);
            return VersionsIn(System.IO.Path.Combine(programs, "PostgreSQL"));
        }
        return
        [
            .. VersionsIn("/usr/lib/postgresql"),
            .. VersionsIn("/Library/PostgreSQL"),
            .. VersionsIn("/Applications/Postgres.app/Contents/Versions"),
            .. VersionsIn("/opt/homebrew/opt", "libpq"),
            .. VersionsIn("/opt/homebrew/opt", "postgresql@*"),
            .. VersionsIn("/usr/local/opt", "libpq"),
            .. VersionsIn("/usr/local/opt", "postgresql@*"),
            "/usr/local/pgsql/bin",
        ];
    }

    private static IEnumerable<string> VersionsIn(string folder, string pattern = "*") =>
        Directory.Exists(folder)
            ? Directory
                .EnumerateDirectories(folder, pattern)
                .OrderDescending(StringComparer.Ordinal)
                .Select(version => System.IO.Path.Combine(version, "bin"))
            : [];

    [GeneratedRegex(@"(?<=\) )\d+")]
    private static partial Regex VersionNumber();
}
