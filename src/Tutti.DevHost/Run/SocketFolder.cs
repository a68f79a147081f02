namespace Tutti.DevHost.Run;

/// <summary>A folder for the sockets of one run that nobody else may enter.</summary>
public sealed class SocketFolder : IDisposable
{
    // The shortest limit of the platforms (macOS: 104 bytes with the final zero).
    private const int LongestPath = 103;

    private readonly string _folder;
    private readonly Dictionary<string, string> _paths = new(StringComparer.Ordinal);

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

    /// <summary>The address of a process's socket; the same for the same name.</summary>
    /// <param name="process">The process's name.</param>
    /// <returns>An address such as <c>unix:/tmp/tutti-x/board.sock</c>.</returns>
    public string UrlFor(string process)
    {
        if (!_paths.TryGetValue(process, out var path))
        {
            path = Path.Combine(_folder, $"{process}.sock");
            if (path.Length > LongestPath)
            {
                path = Path.Combine(_folder, $"{_paths.Count}.sock");
            }
            _paths.Add(process, path);
        }
        return $"unix:{path}";
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
