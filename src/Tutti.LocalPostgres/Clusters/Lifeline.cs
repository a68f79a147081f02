using Tutti.LocalPostgres.Platform;

namespace Tutti.LocalPostgres.Clusters;

/// <summary>What keeps a server up as long as somebody holds it, and ends it with its last holder, in whatever way that one goes.</summary>
internal abstract class Lifeline
{
    protected static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(3);

    /// <summary>How long a server may take to go down before it is told to; twice that, and it is killed.</summary>
    protected static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public static Lifeline OfThisSystem { get; } =
        OperatingSystem.IsWindows() ? new JobLifeline(new WindowsJobs()) : new PipeLifeline();

    /// <summary>Whether its servers may listen at a socket in their folder.</summary>
    public abstract bool MayUseSocket { get; }

    /// <summary>Whether there is a server that ends with its last holder.</summary>
    public abstract bool IsWatched(ClusterFolder folder);

    /// <summary>Takes hold of the server, or gives null if it is down or going down.</summary>
    public abstract Task<IDisposable?> TryHoldAsync(ClusterFolder folder, CancellationToken cancellationToken);

    /// <summary>Starts a server and takes hold of it, or gives null if it has ended already.</summary>
    public abstract Task<IDisposable?> StartAsync(ServerLaunch launch, CancellationToken cancellationToken);

    /// <summary>Whether the process that a mark names is there and is the server: numbers are used again, by any program.</summary>
    public abstract Task<bool> IsAliveAsync(ClusterFolder folder, ServerMark mark, CancellationToken cancellationToken);

    /// <summary>Lets go of the server. The last who does sees it go.</summary>
    public abstract Task LetGoAsync(ClusterFolder folder, IDisposable hold, bool isLast);

    /// <summary>Clears away what a server left that nobody uses any more, or that was killed. Waits for one that is going down.</summary>
    public abstract Task RemoveStaleAsync(ClusterFolder folder, CancellationToken cancellationToken);

    /// <summary>Whether somebody still uses a server, though it may have been killed.</summary>
    protected static bool HasUsers(ClusterFolder folder)
    {
        using var alone = FileLock.TryAcquire(folder.Users);
        return alone is null;
    }
}
