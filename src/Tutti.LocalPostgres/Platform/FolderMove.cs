using System.Diagnostics;

namespace Tutti.LocalPostgres.Platform;

/// <summary>Gives a folder that is complete its name.</summary>
internal static class FolderMove
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>On Windows a scanner that still reads one of the new files keeps the folder from being moved for a moment.</summary>
    public static async Task MoveAsync(string from, string to, CancellationToken cancellationToken)
    {
        var waited = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                Directory.Move(from, to);
                return;
            }
            catch (Exception exception)
                when (OperatingSystem.IsWindows()
                    && exception is (IOException or UnauthorizedAccessException)
                    && !Directory.Exists(to)
                    && waited.Elapsed < Patience
                )
            {
                await Task.Delay(Pause, cancellationToken);
            }
        }
    }
}
