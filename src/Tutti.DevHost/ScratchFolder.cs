namespace Tutti.DevHost;

/// <summary>A new folder among the temporary files of this machine, for as long as something is done there.</summary>
internal sealed class ScratchFolder(string purpose) : IDisposable
{
    /// <summary>The folder as an absolute path.</summary>
    public string Path { get; } = Directory.CreateTempSubdirectory($"tutti-{purpose}-").FullName;

    public string Combine(params ReadOnlySpan<string> parts) => System.IO.Path.Combine([Path, .. parts]);

    public void Dispose()
    {
        try
        {
            foreach (var file in Directory.EnumerateFiles(Path, "*", SearchOption.AllDirectories))
            {
                // Windows refuses to delete what is marked so, and git marks what it keeps.
                if ((File.GetAttributes(file) & FileAttributes.ReadOnly) != 0)
                {
                    File.SetAttributes(file, FileAttributes.Normal);
                }
            }
            Directory.Delete(Path, recursive: true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // A file is in use: the system clears its temporary files by itself.
        }
    }
}
