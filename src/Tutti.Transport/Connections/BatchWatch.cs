namespace Tutti.Transport.Connections;

/// <summary>Looks after batches that somebody works on: code that blocks a thread must not keep what came along with its call from being done.</summary>
internal static class BatchWatch
{
    private static readonly TimeSpan s_interval = TimeSpan.FromMilliseconds(25);
    private static readonly Lock s_lock = new();
    private static readonly List<Batch> s_batches = [];
    private static readonly List<Batch> s_seen = [];
    private static Timer? s_timer;
    private static bool s_isRunning;

    public static void Add(Batch batch)
    {
        lock (s_lock)
        {
            s_batches.Add(batch);
            if (!s_isRunning)
            {
                s_isRunning = true;
                s_timer ??= new Timer(static _ => Look(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
                s_timer.Change(s_interval, s_interval);
            }
        }
    }

    public static void Remove(Batch batch)
    {
        lock (s_lock)
        {
            RemoveFrom(s_batches, batch);
            RemoveFrom(s_seen, batch);
        }
    }

    private static void Look()
    {
        lock (s_lock)
        {
            if (s_batches.Count == 0)
            {
                s_isRunning = false;
                s_timer!.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
                return;
            }
            // Only those that were here the last time, too.
            foreach (var batch in s_seen)
            {
                batch.Help();
            }
            s_seen.Clear();
            s_seen.AddRange(s_batches);
        }
    }

    private static void RemoveFrom(List<Batch> list, Batch batch)
    {
        var index = list.LastIndexOf(batch);
        if (index >= 0)
        {
            list[index] = list[^1];
            list.RemoveAt(list.Count - 1);
        }
    }
}
