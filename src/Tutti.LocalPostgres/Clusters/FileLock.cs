namespace Tutti.LocalPostgres.Clusters;

/// <summary>Locks that the operating system takes back when their holder dies.</summary>
internal static class FileLock
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>Waits until nobody else holds the lock.</summary>
    public static async Task<FileStream> AcquireAsync(
        string path,
        string notice,
        Action<string> tell,
        CancellationToken cancellationToken
    )
    {
        var waited = System.Diagnostics.Stopwatch.StartNew();
        var told = false;
        while (true)
        {
            if (TryAcquire(path) is { } held)
            {
                return held;
            }
            if (!told && waited.Elapsed > Patience)
            {
                told = true;
                tell(notice);
            }
            await Task.Delay(Pause, cancellationToken);
        }
    }

    /// <summary>Gives null if somebody holds it, alone or together with others.</summary>
    public static FileStream? TryAcquire(string path)
    {
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);
        }
        catch (IOException exception) when (IsHeld(exception, path))
        {
            return null;
        }
    }

    /// <summary>Holds it together with others who do the same.</summary>
    public static FileStream Share(string path)
    {
        if (!File.Exists(path))
        {
            new FileStream(path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.ReadWrite, 0).Dispose();
        }
        return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
    }

    // A sharing violation has the error that locking gives; all others, such as a full disk, have their own.
    private static bool IsHeld(IOException exception, string path) =>
        exception.GetType() == typeof(IOException)
        && File.Exists(path)
        && (exception.HResult & 0xFFFF) is 32 or 33 or 11 or 35;
}
