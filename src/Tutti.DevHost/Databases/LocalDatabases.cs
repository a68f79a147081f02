using System.Diagnostics;
using System.Net.Sockets;
using Npgsql;
using Tutti.DevHost.Apps;
using Tutti.LocalPostgres;

namespace Tutti.DevHost.Databases;

/// <summary>The local server of an app and the app's databases on it, for as long as a command needs them.</summary>
/// <param name="app">The app.</param>
/// <param name="notice">Is told what takes long, as whole sentences.</param>
internal sealed class LocalDatabases(AppDefinition app, Action<string> notice) : IAsyncDisposable
{
    private readonly CancellationTokenSource _end = new();
    private readonly SemaphoreSlim _turn = new(1);
    private readonly Dictionary<string, DatabaseLogin> _logins = new(StringComparer.Ordinal);
    private Task<LocalCluster>? _cluster;
    private bool _isDisposed;

    /// <summary>Happens when the server answers: how it is reached, and how long it took.</summary>
    public event Action<LocalServer, TimeSpan>? ServerReady;

    /// <summary>Where the server keeps its state.</summary>
    public static string FolderOf(AppDefinition app) => LocalClusterOptions.FolderOf(app.Folder);

    /// <summary>Begins to make databases ready that will be asked for. What fails is said when they are.</summary>
    public void Prepare(IReadOnlyList<string> names) => _ = PrepareAsync(names);

    /// <summary>Makes databases unless they exist; starts the server if it does not run.</summary>
    /// <returns>How to get into each, by its name.</returns>
    /// <exception cref="ToolException">There is no server to be had, or it does not answer.</exception>
    public async Task<IReadOnlyDictionary<string, DatabaseLogin>> EnsureAsync(
        IEnumerable<string> names,
        CancellationToken cancellationToken
    )
    {
        var logins = new Dictionary<string, DatabaseLogin>(StringComparer.Ordinal);
        foreach (var name in names)
        {
            logins.Add(name, await EnsureAsync(name, cancellationToken));
        }
        return logins;
    }

    /// <summary>Drops a database with all in it, and makes it anew.</summary>
    /// <exception cref="ToolException">There is no server to be had, or it does not answer.</exception>
    public async Task<DatabaseLogin> RecreateAsync(string name, CancellationToken cancellationToken)
    {
        await UseAsync(
            async (cluster, token) =>
            {
                _logins.Remove(name);
                await cluster.DropDatabaseAsync(name, token);
                return true;
            },
            cancellationToken
        );
        return await EnsureAsync(name, cancellationToken);
    }

    /// <summary>Throws away all local data if no server can be had that reads it, such as one of another major version.</summary>
    /// <exception cref="ToolException">Somebody uses it.</exception>
    public async Task RemoveUnreadableAsync(CancellationToken cancellationToken)
    {
        try
        {
            var report = await LocalCluster.DescribeAsync(Options, cancellationToken);
            if (report is { Problem: not null, DataMajor: not null })
            {
                await LocalCluster.RemoveAsync(Options, cancellationToken);
            }
        }
        catch (LocalPostgresException error)
        {
            throw Unavailable(error);
        }
    }

    /// <summary>The server; starts it if it does not run.</summary>
    /// <exception cref="ToolException">There is no server to be had.</exception>
    public Task<LocalServer> ServerAsync(CancellationToken cancellationToken) =>
        UseAsync((cluster, _) => Task.FromResult(cluster.Server), cancellationToken);

    /// <summary>Lets go of a server that has ended although it was held, so that whoever asks next starts it anew.</summary>
    /// <returns>Whether there was one.</returns>
    public async Task<bool> ForgetEndedAsync(CancellationToken cancellationToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _end.Token);
        await _turn.WaitAsync(either.Token);
        try
        {
            if (_cluster is not { IsCompletedSuccessfully: true, Result.IsUp: false })
            {
                return false;
            }
            await LetGoAsync();
            return true;
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Lets go of the server: the last who does stops it.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_isDisposed)
        {
            return;
        }
        _isDisposed = true;
        await _end.CancelAsync();
        // What is under way ends first: the lock is its.
        await _turn.WaitAsync(CancellationToken.None);
        await LetGoAsync();
        _turn.Dispose();
        _end.Dispose();
    }

    private async Task PrepareAsync(IReadOnlyList<string> names)
    {
        try
        {
            await EnsureAsync(names, CancellationToken.None);
        }
        catch (Exception error) when (error is ToolException or OperationCanceledException or ObjectDisposedException)
        {
            // Whoever needs them tries again, and is told.
        }
    }

    private Task<DatabaseLogin> EnsureAsync(string name, CancellationToken cancellationToken) =>
        UseAsync(
            async (cluster, token) =>
            {
                if (!_logins.TryGetValue(name, out var login))
                {
                    _logins[name] = login = await cluster.EnsureDatabaseAsync(name, token);
                }
                return login;
            },
            cancellationToken
        );

    private async Task<T> UseAsync<T>(
        Func<LocalCluster, CancellationToken, Task<T>> use,
        CancellationToken cancellationToken
    )
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _end.Token);
        await _turn.WaitAsync(either.Token);
        try
        {
            _cluster ??= AttachAsync();
            return await use(await _cluster.WaitAsync(either.Token), either.Token);
        }
        catch (LocalPostgresException error)
        {
            await LetGoAsync();
            throw Unavailable(error);
        }
        catch (Exception error) when (error is NpgsqlException or SocketException or IOException)
        {
            await LetGoAsync();
            throw new ToolException(
                ToolErrors.PostgresUnavailable,
                $"The local PostgreSQL does not do what it is asked: {error.Message}",
                $"Try again: it is started anew if it has ended. Its log lies in {FolderOf(app)}."
            );
        }
        finally
        {
            _turn.Release();
        }
    }

    private LocalClusterOptions Options => new() { Folder = FolderOf(app), Notice = notice };

    private static ToolException Unavailable(LocalPostgresException error) =>
        new(ToolErrors.PostgresUnavailable, error.Message, error.Remedy);

    private async Task<LocalCluster> AttachAsync()
    {
        var watch = Stopwatch.StartNew();
        var cluster = await LocalCluster.AttachAsync(Options, _end.Token);
        ServerReady?.Invoke(cluster.Server, watch.Elapsed);
        return cluster;
    }

    private async Task LetGoAsync()
    {
        _logins.Clear();
        if (Interlocked.Exchange(ref _cluster, null) is not { } attached)
        {
            return;
        }
        await ((Task)attached).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (attached.IsCompletedSuccessfully)
        {
            await attached.Result.DisposeAsync();
        }
    }
}
