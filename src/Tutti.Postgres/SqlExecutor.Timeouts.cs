using Tutti.Execution;

namespace Tutti;

public abstract partial class SqlExecutor
{
    /// <summary>How long a statement may take, where that is not what the connection says.</summary>
    internal virtual TimeSpan? StatementTimeout => null;

    private int? TimeoutSeconds => StatementTimeout is { } timeout ? (int)Math.Ceiling(timeout.TotalSeconds) : null;

    /// <summary>The same, with another limit for each of its statements. A statement that takes longer is canceled on the server.</summary>
    /// <param name="timeout">The limit, in whole seconds; <see cref="Timeout.InfiniteTimeSpan"/>: none.</param>
    /// <returns>What statements with this limit are executed on.</returns>
    /// <example><code>var report = await db.WithTimeout(TimeSpan.FromMinutes(5)).QueryAsync&lt;Sum&gt;("select …", ct);</code></example>
    public SqlExecutor WithTimeout(TimeSpan timeout)
    {
        if (timeout == Timeout.InfiniteTimeSpan)
        {
            return new TimedExecutor(this, TimeSpan.Zero);
        }
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(timeout, TimeSpan.Zero);
        return new TimedExecutor(this, timeout);
    }

    private sealed class TimedExecutor(SqlExecutor inner, TimeSpan timeout) : SqlExecutor
    {
        internal override SqlDatabaseCore Core => inner.Core;

        internal override bool IsAlone => inner.IsAlone;

        internal override TimeSpan? StatementTimeout => timeout;

        internal override ValueTask<SqlLease> AcquireAsync(string purpose, CancellationToken cancellationToken) =>
            inner.AcquireAsync(purpose, cancellationToken);

        internal override ValueTask ReleaseAsync(SqlLease lease) => inner.ReleaseAsync(lease);

        internal override void NoteFailure(Exception problem) => inner.NoteFailure(problem);
    }
}
