using System.Globalization;
using Tutti.DevHost.Apps;

namespace Tutti.DevHost.Run;

/// <summary>Lets one <c>tutti run</c> at a time run an app with local databases. The operating system frees it when its process ends, however it ends.</summary>
internal static class RunLock
{
    private const string LockName = "run.lock";
    private const string HolderName = "run.pid";

    /// <summary>Takes it until it is disposed of.</summary>
    /// <exception cref="ToolException">The app is being run already.</exception>
    public static IDisposable Take(AppDefinition app)
    {
        var folder = StateFolder.Create(app);
        var holder = Path.Combine(folder, HolderName);
        var held = TryTake(Path.Combine(folder, LockName)) ?? throw IsRunning(app, holder);
        File.WriteAllText(holder, Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
        return held;
    }

    /// <summary>Whether the app is being run.</summary>
    public static bool IsTaken(AppDefinition app)
    {
        var path = Path.Combine(app.StateFolder, LockName);
        if (!File.Exists(path))
        {
            return false;
        }
        using var held = TryTake(path);
        return held is null;
    }

    private static FileStream? TryTake(string path)
    {
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1);
        }
        catch (IOException) when (File.Exists(path))
        {
            return null;
        }
    }

    private static ToolException IsRunning(AppDefinition app, string holder)
    {
        var by = TryRead(holder) is { Length: > 0 } pid ? $", by process {pid}" : "";
        return new ToolException(
            ToolErrors.AppRunning,
            $"The app {app.Name} in {app.Folder} is being run already{by}.",
            "Stop that one, or work with it: it builds and runs what is saved. A second copy runs in a checkout of its own: git worktree add."
        );
    }

    private static string? TryRead(string path)
    {
        try
        {
            return File.ReadAllText(path).Trim();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
