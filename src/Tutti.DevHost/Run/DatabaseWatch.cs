using Tutti.DevHost.Databases;

namespace Tutti.DevHost.Run;

/// <summary>Starts the local server again when it ends during a run. It recovers what was committed, and the processes connect anew, for its address stays.</summary>
internal sealed class DatabaseWatch : IAsyncDisposable
{
    private static readonly TimeSpan s_look = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan s_longestPause = TimeSpan.FromSeconds(8);

    private readonly LocalDatabases _local;
    private readonly Action<RunEvent> _observer;
    private readonly CancellationTokenSource _end = new();
    private readonly Task _watching;

    /// <summary>Begins to watch.</summary>
    /// <param name="local">The server.</param>
    /// <param name="names">Gives the names of the databases that have to be there.</param>
    /// <param name="observer">Is told when it has ended.</param>
    public DatabaseWatch(LocalDatabases local, Func<IReadOnlyCollection<string>> names, Action<RunEvent> observer)
    {
        (_local, _observer) = (local, observer);
        _watching = WatchAsync(names);
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _watching.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _end.Dispose();
    }

    private async Task WatchAsync(Func<IReadOnlyCollection<string>> names)
    {
        while (true)
        {
            await Task.Delay(s_look, _end.Token);
            if (await _local.ForgetEndedAsync(_end.Token))
            {
                _observer(
                    new RunEvent.Notice(
                        "PostgreSQL has ended, and is started again. What was committed is kept; calls in between are answered as unavailable."
                    )
                );
                await StartAsync(names);
            }
        }
    }

    private async Task StartAsync(Func<IReadOnlyCollection<string>> names)
    {
        string? said = null;
        for (var pause = s_look; ; pause = pause * 2 < s_longestPause ? pause * 2 : s_longestPause)
        {
            try
            {
                await _local.EnsureAsync(names(), _end.Token);
                return;
            }
            catch (ToolException error)
            {
                // It is tried again and again, and said once.
                if (error.Message != said)
                {
                    said = error.Message;
                    _observer(new RunEvent.Failed(error));
                }
            }
            await Task.Delay(pause, _end.Token);
        }
    }
}
