using System.Globalization;
using System.Runtime.Versioning;
using Tutti.LocalPostgres.Containers;
using Tutti.LocalPostgres.Platform;

namespace Tutti.LocalPostgres.Clusters;

/// <summary>What PostgreSQL notes in its data directory while it runs, and leaves there when it is killed.</summary>
/// <param name="Process">The number of its process.</param>
/// <param name="Data">The data directory, as the server was told.</param>
/// <param name="IsReady">Whether it says that it takes connections.</param>
internal sealed record ServerMark(int Process, string Data, bool IsReady)
{
    private const int DataLine = 1;
    private const int StatusLine = 7;

    /// <summary>Gives null if there is none, or if it is being written.</summary>
    public static ServerMark? Read(ClusterFolder folder)
    {
        try
        {
            var lines = ReadLines(folder.ProcessFile);
            return lines.Length > DataLine && int.TryParse(lines[0], CultureInfo.InvariantCulture, out var id)
                ? new(
                    id,
                    lines[DataLine],
                    lines.Length > StatusLine && lines[StatusLine].StartsWith("ready", StringComparison.Ordinal)
                )
                : null;
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    // Windows would keep the server from writing and deleting what others read.
    private static string[] ReadLines(string path)
    {
        const FileShare Any = FileShare.ReadWrite | FileShare.Delete;
        using var reader = new StreamReader(new FileStream(path, FileMode.Open, FileAccess.Read, Any));
        return reader.ReadToEnd().Split('\n', StringSplitOptions.TrimEntries);
    }

    /// <summary>Whether the process is there and is the server: numbers are used again, by any program.</summary>
    [UnsupportedOSPlatform("windows")]
    public async Task<bool> IsAliveAsync(ClusterFolder folder, CancellationToken cancellationToken) =>
        // In a container processes have numbers of their own.
        PostgresContainer.Read(folder)
            is { } container
            ? await container.IsRunningAsync(cancellationToken)
            : Posix.IsAlive(Process)
                && (await CommandAsync(cancellationToken)).Contains(Data, StringComparison.Ordinal);

    // Everybody may read it, of a process of any user; a dead one that nobody has noticed yet has none.
    private async Task<string> CommandAsync(CancellationToken cancellationToken)
    {
        var id = Process.ToString(CultureInfo.InvariantCulture);
        if (!OperatingSystem.IsLinux())
        {
            return (
                    await ProgramRun.RunAsync(["ps", "-ww", "-o", "command=", "-p", id], "/", cancellationToken)
                )?.Output
                ?? "";
        }
        try
        {
            return await File.ReadAllTextAsync($"/proc/{id}/cmdline", cancellationToken);
        }
        catch (IOException)
        {
            return "";
        }
    }
}
