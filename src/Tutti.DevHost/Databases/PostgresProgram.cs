using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Tutti.DevHost.Builds;
using Tutti.LocalPostgres.Binaries;
using Tutti.LocalPostgres.Platform;

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
        var candidates = ProgramPath
            .Folders.Concat(folders)
            .Concat(InstallFolders.All())
            .Select(folder => System.IO.Path.Combine(folder, PostgresBinaries.FileName(name)))
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

    [GeneratedRegex(@"(?<=\) )\d+")]
    private static partial Regex VersionNumber();
}
