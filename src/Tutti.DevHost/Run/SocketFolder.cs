namespace Tutti.DevHost.Run;

/// <summary>A folder for the sockets of one run that nobody else may enter.</summary>
public sealed class SocketFolder : IDisposable
{
    // The shortest limit of the platforms (macOS: 104 bytes with the final zero).
    private const int LongestPath = 103;

    private readonly string _folder;
    private readonly Lock _lock = new();
    private readonly Dictionary<string, int> _generations = new(StringComparer.Ordinal);
    private int _count;

    /// <summary>Makes the folder.</summary>
    /// <exception cref="ToolException">It cannot be made.</exception>
    public SocketFolder()
    {
        try
        {
            // Made with access for the user alone (0700).
            _folder = Directory.CreateTempSubdirectory("tutti-").FullName;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new ToolException(
                ToolErrors.PortUnavailable,
                $"No folder for sockets can be made in {Path.GetTempPath()}: {error.Message}",
                "Make the folder writable, or set TMPDIR to one that is."
            );
        }
    }

    /// <summary>An address where nothing has listened yet: each process of a name has one of its own.</summary>
    /// <param name="process">The process's name.</param>
    /// <returns>An address such as <c>unix:/tmp/tutti-x/board.3.sock</c>.</returns>
    public string NextUrl(string process)
    {
        lock (_lock)
        {
            var generation = _generations.GetValueOrDefault(process) + 1;
            _generations[process] = generation;
            _count++;
            var path = Path.Combine(_folder, $"{process.Replace('#', '-')}.{generation}.sock");
            return $"unix:{(path.Length > LongestPath ? Path.Combine(_folder, $"{_count}.sock") : path)}";
        }
    }

    /// <summary>Removes the socket that a process has left behind.</summary>
    /// <param name="url">Its address.</param>
    public static void Remove(string url)
    {
        try
        {
            File.Delete(url["unix:".Length..]);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // It goes with the folder.
        }
    }

    /// <summary>Removes the folder.</summary>
    public void Dispose()
    {
        try
        {
            Directory.Delete(_folder, recursive: true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Temporary folders are cleaned by the system.
        }
    }
}
