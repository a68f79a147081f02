using System.Data;
using System.Runtime.CompilerServices;
using Tutti.Execution;

namespace Tutti;

public abstract partial class SqlDatabase
{
    /// <summary>Begins a transaction, which is rolled back unless it is committed.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <param name="caller">The method that holds the connection; the compiler knows it.</param>
    /// <param name="file">Its file.</param>
    /// <param name="line">The line.</param>
    /// <returns>The transaction.</returns>
    /// <exception cref="ProblemException">The server cannot be reached, or no connection is free.</exception>
    /// <example>
    /// <code>
    /// await using var transaction = await db.BeginAsync(ct);
    /// await transaction.ExecuteAsync($"insert into todos (title) values ({title})", ct);
    /// await transaction.CommitAsync(ct);
    /// </code>
    /// </example>
    public Task<SqlTransaction> BeginAsync(
        CancellationToken cancellationToken = default,
        [CallerMemberName] string caller = "",
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) => BeginAsync(IsolationLevel.Unspecified, new(caller, file, line), cancellationToken);

    /// <summary>Begins a transaction, which is rolled back unless it is committed.</summary>
    /// <param name="isolationLevel">How far it is isolated from others; the server's default is <see cref="IsolationLevel.ReadCommitted"/>.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <param name="caller">The method that holds the connection; the compiler knows it.</param>
    /// <param name="file">Its file.</param>
    /// <param name="line">The line.</param>
    /// <returns>The transaction.</returns>
    /// <exception cref="ProblemException">The server cannot be reached, or no connection is free.</exception>
    public Task<SqlTransaction> BeginAsync(
        IsolationLevel isolationLevel,
        CancellationToken cancellationToken = default,
        [CallerMemberName] string caller = "",
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) => BeginAsync(isolationLevel, new(caller, file, line), cancellationToken);

    /// <summary>
    /// Does something in a transaction, and commits it. If another transaction gets in the way (a serialization failure or a deadlock), it is rolled back and the work is
    /// done again, some times, after a little while: so the work must do nothing but in the database.
    /// </summary>
    /// <typeparam name="T">What the work gives.</typeparam>
    /// <param name="work">The work.</param>
    /// <param name="isolationLevel">How far the transaction is isolated from others.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <param name="caller">The method that holds the connection; the compiler knows it.</param>
    /// <param name="file">Its file.</param>
    /// <param name="line">The line.</param>
    /// <returns>What the work gave.</returns>
    /// <example>
    /// <code>
    /// var left = await db.InTransactionAsync(async transaction =>
    /// {
    ///     await transaction.ExecuteAsync($"update stock set count = count - 1 where item = {item}", ct);
    ///     return await transaction.QuerySingleAsync&lt;int&gt;($"select count from stock where item = {item}", ct);
    /// }, IsolationLevel.Serializable, ct);
    /// </code>
    /// </example>
    public async Task<T> InTransactionAsync<T>(
        Func<SqlTransaction, Task<T>> work,
        IsolationLevel isolationLevel = IsolationLevel.Unspecified,
        CancellationToken cancellationToken = default,
        [CallerMemberName] string caller = "",
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    )
    {
        ArgumentNullException.ThrowIfNull(work);
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await AttemptAsync(work, isolationLevel, new(caller, file, line), cancellationToken)
                    .ConfigureAwait(false);
            }
            catch (Exception problem) when (attempt < Conflicts.MostAttempts && Conflicts.StateOf(problem) is { } state)
            {
                Core.Logger.Retried(Core.Name, state, attempt + 1);
            }
            await Task.Delay(Conflicts.DelayAfter(attempt), Core.Time, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <inheritdoc cref="InTransactionAsync{T}(Func{SqlTransaction, Task{T}}, IsolationLevel, CancellationToken, string, string, int)"/>
    public Task InTransactionAsync(
        Func<SqlTransaction, Task> work,
        IsolationLevel isolationLevel = IsolationLevel.Unspecified,
        CancellationToken cancellationToken = default,
        [CallerMemberName] string caller = "",
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    )
    {
        ArgumentNullException.ThrowIfNull(work);
        return InTransactionAsync<object?>(
            async transaction =>
            {
                await work(transaction).ConfigureAwait(false);
                return null;
            },
            isolationLevel,
            cancellationToken,
            caller,
            file,
            line
        );
    }

    /// <summary>Takes a connection for several statements, for what belongs to a connection: temporary tables, settings, advisory locks.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <param name="caller">The method that holds the connection; the compiler knows it.</param>
    /// <param name="file">Its file.</param>
    /// <param name="line">The line.</param>
    /// <returns>The session; disposed, it gives the connection back as it was.</returns>
    /// <exception cref="ProblemException">The server cannot be reached, or no connection is free.</exception>
    public async Task<SqlSession> OpenSessionAsync(
        CancellationToken cancellationToken = default,
        [CallerMemberName] string caller = "",
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) => new(this, await OpenAsync("a session", new(caller, file, line), cancellationToken).ConfigureAwait(false));

    private async Task<SqlTransaction> BeginAsync(
        IsolationLevel isolation,
        SqlCaller caller,
        CancellationToken cancellationToken
    )
    {
        var lease = await OpenAsync("a transaction", caller, cancellationToken).ConfigureAwait(false);
        try
        {
            return await SqlTransaction
                .BeginAsync(Core, lease, this, isolation, cancellationToken)
                .ConfigureAwait(false);
        }
        catch
        {
            await ReleaseAsync(lease).ConfigureAwait(false);
            throw;
        }
    }

    private async Task<T> AttemptAsync<T>(
        Func<SqlTransaction, Task<T>> work,
        IsolationLevel isolation,
        SqlCaller caller,
        CancellationToken cancellationToken
    )
    {
        var transaction = await BeginAsync(isolation, caller, cancellationToken).ConfigureAwait(false);
        await using (transaction.ConfigureAwait(false))
        {
            var result = await work(transaction).ConfigureAwait(false);
            if (!transaction.IsEnded)
            {
                await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
            }
            return result;
        }
    }
}
