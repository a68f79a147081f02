namespace Tutti.LocalPostgres.Clusters;

/// <summary>Lets go of a server, and sees it go if nobody else uses it.</summary>
internal static class ClusterLeave
{
    public static async Task RunAsync(ClusterFolder folder, Lifeline lifeline, IDisposable hold, FileStream use)
    {
        try
        {
            // Nobody joins while the last user leaves.
            using var held = await FileLock.AcquireAsync(folder.Lock, "", _ => { }, CancellationToken.None);
            await use.DisposeAsync();
            using var alone = FileLock.TryAcquire(folder.Users);
            await lifeline.LetGoAsync(folder, hold, isLast: alone is not null);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The folder was deleted under the server: letting go still stops it.
        }
        finally
        {
            await use.DisposeAsync();
            hold.Dispose();
        }
    }
}
