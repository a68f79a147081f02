using System.Diagnostics;
using System.Globalization;
using Tutti.Text;

namespace Tutti.Execution;

/// <summary>Who holds the connections of a pool. Taking one and giving it back allocates nothing.</summary>
/// <param name="size">How many connections the pool has.</param>
/// <param name="time">The clock.</param>
internal sealed class SqlLeases(int size, TimeProvider time)
{
    private readonly SqlLease?[] _slots = new SqlLease?[size];

    public TimeSpan CheckInterval { get; } = TimeSpan.FromSeconds(5);

    public SqlLease Take(string purpose, in SqlCaller caller)
    {
        var lease = Free();
        lease.Describe(
            purpose,
            caller,
            caller.Member is null ? null : Activity.Current?.DisplayName,
            time.GetTimestamp()
        );
        return lease;
    }

    /// <summary>A line for each connection that is held, the one that is held longest first.</summary>
    public string Describe()
    {
        var held = _slots.OfType<SqlLease>().Where(lease => lease.IsTaken).OrderBy(lease => lease.Since).ToList();
        return string.Join("\n", held.Take(20).Select(lease => "  " + Describe(lease)))
            + (held.Count > 20 ? $"\n  and {held.Count - 20} more" : "");
    }

    /// <summary>Logs, once each, the connections that are held for long.</summary>
    public void Report(SqlDatabaseCore core)
    {
        foreach (var lease in _slots)
        {
            if (lease is { IsTaken: true, IsReported: false } && time.GetElapsedTime(lease.Since) >= core.HoldWarning)
            {
                lease.IsReported = true;
                core.Logger.HeldLong(core.Name, Describe(lease));
            }
        }
    }

    private string Describe(SqlLease lease)
    {
        var seconds = time.GetElapsedTime(lease.Since).TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture);
        var holder = lease.Caller.Member is null ? "" : $" by {lease.Caller}";
        var activity = lease.Activity is null ? "" : $" in {lease.Activity}";
        return $"for {seconds} s{holder}{activity}: {StatementText.Short(lease.Purpose)}";
    }

    private SqlLease Free()
    {
        // Those who ask at once begin at different places.
        var start = (int)((uint)Environment.CurrentManagedThreadId % (uint)_slots.Length);
        for (var offset = 0; offset < _slots.Length; offset++)
        {
            var index = start + offset;
            index = index < _slots.Length ? index : index - _slots.Length;
            var lease = _slots[index] ?? Create(index);
            if (lease.TryTake())
            {
                return lease;
            }
        }
        // There are as many places as connections, but for those that are just being given back.
        var another = new SqlLease();
        another.TryTake();
        return another;
    }

    private SqlLease Create(int index)
    {
        var lease = new SqlLease();
        return Interlocked.CompareExchange(ref _slots[index], lease, null) ?? lease;
    }
}
