namespace Tutti.LocalPostgres.Clusters;

/// <summary>Throws away a cluster that nobody uses.</summary>
internal static class ClusterRemoval
{
    public static async Task RunAsync(LocalClusterOptions options, CancellationToken cancellationToken)
    {
        var asked = new ClusterFolder(Path.GetFullPath(options.Folder));
        if (!Directory.Exists(asked.Path))
        {
            return;
        }
        try
        {
            using var held = await FileLock.AcquireAsync(
                asked.Lock,
                $"Waiting for another program that starts or stops the server of {asked.Path}.",
                options.Notice,
                cancellationToken
            );
            var folder = ClusterPlace.Find(asked.Path);
            RefuseUsed(folder);
            await options.Lifeline.RemoveStaleAsync(folder, cancellationToken);
            Delete(folder, asked);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new LocalPostgresException(
                $"The local data in {asked.Path} could not be thrown away: {exception.Message}",
                "Delete the folder as the user who owns it.",
                exception
            );
        }
    }

    private static void RefuseUsed(ClusterFolder folder)
    {
        if (!File.Exists(folder.Users))
        {
            return;
        }
        using var alone =
            FileLock.TryAcquire(folder.Users)
            ?? throw new LocalPostgresException(
                $"The local PostgreSQL of {folder.Path} is in use.",
                "Stop `tutti run` and the tests that use it, and try again."
            );
    }

    // The lock file stays: somebody may wait for it.
    private static void Delete(ClusterFolder folder, ClusterFolder asked)
    {
        foreach (var path in new[] { folder.Data, folder.NewData, folder.Run })
        {
            if (Directory.Exists(path))
            {
                Directory.Delete(path, recursive: true);
            }
        }
        foreach (var path in new[] { folder.Secret, folder.Account, folder.Server, folder.Users, asked.Elsewhere })
        {
            File.Delete(path);
        }
    }
}
