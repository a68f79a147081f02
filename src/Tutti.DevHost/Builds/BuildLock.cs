using System.Security.Cryptography;
using System.Text;

namespace Tutti.DevHost.Builds;

/// <summary>
/// Lets one build at a time run in a repository: apps that share projects would otherwise write to the same folders at once,
/// for MSBuild coordinates the projects of one build only.
/// </summary>
internal static class BuildLock
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(50);

    public static async Task<IDisposable?> AcquireAsync(
        string project,
        Action? waiting,
        CancellationToken cancellationToken
    )
    {
        if (TryCreateFolder() is not { } folder)
        {
            return null;
        }
        var path = Path.Combine(folder, $"{Key(RepositoryOf(project))}.lock");
        for (var told = false; ; told = true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1);
            }
            catch (IOException error) when (IsHeld(error))
            {
                // By another process; the operating system frees it when that ends, however it ends.
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                return null;
            }
            if (!told)
            {
                waiting?.Invoke();
            }
            await Task.Delay(Interval, cancellationToken);
        }
    }

    // The sharing and lock violations of Windows; EWOULDBLOCK of Linux and of macOS.
    private static bool IsHeld(IOException error) =>
        error.HResult is unchecked((int)0x80070020) or unchecked((int)0x80070021) or 11 or 35;

    // Not in the repository, where only apps have a folder of ours. Without a place for it builds go unguarded.
    private static string? TryCreateFolder()
    {
        try
        {
            var data = Environment.GetFolderPath(
                Environment.SpecialFolder.LocalApplicationData,
                Environment.SpecialFolderOption.Create
            );
            return data.Length == 0 ? null : Directory.CreateDirectory(Path.Combine(data, "tutti", "locks")).FullName;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static string RepositoryOf(string project)
    {
        var own = Path.GetDirectoryName(project)!;
        return RepositoryFolder.Above(own) ?? own;
    }

    private static string Key(string folder) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(folder)).AsSpan(0, 8));
}
