using System.Threading.Channels;
using Tutti.DevHost.Apps;

namespace Tutti.DevHost.Run;

/// <summary>
/// Tells when files that a build depends on were saved. What changed is found by comparing the folder with how it was:
/// events of the file system only say when to look. So lost and superfluous events, and folders that come and go, do no harm.
/// </summary>
public sealed class SourceWatcher : IDisposable
{
    private static readonly TimeSpan Debounce = TimeSpan.FromMilliseconds(60);

    // Where events aren't delivered (network folders, containers, exhausted limits) looking has to do.
    private static readonly TimeSpan LookAnyway = TimeSpan.FromSeconds(2);

    private readonly string _folder;
    private readonly Channel<bool> _wake = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite }
    );
    private FileSystemWatcher? _events;
    private Dictionary<string, Stamp> _known;

    /// <summary>Begins to watch.</summary>
    /// <param name="folder">The app's folder.</param>
    public SourceWatcher(string folder)
    {
        _folder = folder;
        _events = TryListen();
        _known = Look();
    }

    /// <summary>Waits for files to be saved, made, renamed or removed since the last answer.</summary>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>The files, relative to the app's folder, ordered.</returns>
    public async Task<IReadOnlyList<string>> WaitAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            if (TakeChanges() is { Count: > 0 } changes)
            {
                return await SettleAsync(changes, cancellationToken);
            }
            await WakeAsync(cancellationToken);
        }
    }

    /// <summary>Stops watching.</summary>
    public void Dispose() => _events?.Dispose();

    // An editor saves several files in a row, and some write one in several steps: wait until it is quiet.
    private async Task<IReadOnlyList<string>> SettleAsync(
        IReadOnlyCollection<string> first,
        CancellationToken cancellationToken
    )
    {
        var all = new SortedSet<string>(first, StringComparer.Ordinal);
        while (true)
        {
            await Task.Delay(Debounce, cancellationToken);
            var more = TakeChanges();
            if (more.Count == 0)
            {
                return [.. all];
            }
            all.UnionWith(more);
        }
    }

    private async Task WakeAsync(CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(LookAnyway);
        try
        {
            await _wake.Reader.ReadAsync(patience.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            _events ??= TryListen();
        }
    }

    private List<string> TakeChanges()
    {
        var now = Look();
        var changed = now.Where(file => !_known.TryGetValue(file.Key, out var before) || before != file.Value)
            .Select(file => file.Key)
            .Concat(_known.Keys.Where(file => !now.ContainsKey(file)))
            .ToList();
        _known = now;
        return changed;
    }

    private Dictionary<string, Stamp> Look()
    {
        var files = new Dictionary<string, Stamp>(StringComparer.Ordinal);
        foreach (var file in AppFiles.Enumerate(_folder).Where(file => SourceFiles.Matter(file.Name)))
        {
            try
            {
                files[Path.GetRelativePath(_folder, file.FullName)] = new Stamp(file.LastWriteTimeUtc, file.Length);
            }
            catch (IOException)
            {
                // Removed between the listing and the look at it.
            }
        }
        return files;
    }

    private FileSystemWatcher? TryListen()
    {
        FileSystemWatcher? events = null;
        try
        {
            events = new FileSystemWatcher(_folder) { IncludeSubdirectories = true, InternalBufferSize = 64 * 1024 };
            events.Changed += (_, change) => Wake(change.Name);
            events.Created += (_, change) => Wake(change.Name);
            events.Deleted += (_, change) => Wake(change.Name);
            events.Renamed += (_, change) => Wake(change.Name);
            events.Error += (_, _) => OnError();
            events.EnableRaisingEvents = true;
            return events;
        }
        catch (Exception error) when (error is IOException or ArgumentException or UnauthorizedAccessException)
        {
            events?.Dispose();
            return null;
        }
    }

    // What a build writes would wake us for nothing.
    private void Wake(string? path)
    {
        if (path is null || !path.Split(Path.DirectorySeparatorChar).Any(part => AppFiles.IsToolFolder(part)))
        {
            _wake.Writer.TryWrite(true);
        }
    }

    private void OnError()
    {
        var broken = Interlocked.Exchange(ref _events, null);
        broken?.Dispose();
        _wake.Writer.TryWrite(true);
    }

    private readonly record struct Stamp(DateTime Written, long Length);
}
