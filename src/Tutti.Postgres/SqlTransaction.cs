using System.Data;
using Npgsql;
using Tutti.Execution;

namespace Tutti;

/// <summary>
/// A transaction: what is executed on it takes effect together, at <see cref="CommitAsync"/>. Disposed before that, it is rolled back. It does one thing after the other.
/// </summary>
/// <example>
/// <code>
/// await using var transaction = await db.BeginAsync(ct);
/// await transaction.ExecuteAsync($"update accounts set balance = balance - {amount} where id = {from}", ct);
/// await transaction.ExecuteAsync($"update accounts set balance = balance + {amount} where id = {to}", ct);
/// await transaction.CommitAsync(ct);
/// </code>
/// </example>
public sealed class SqlTransaction : SqlExecutor, IAsyncDisposable
{
    private readonly SqlDatabaseCore _core;
    private readonly SqlLease _lease;
    private readonly NpgsqlTransaction _transaction;
    private readonly SqlTransaction? _outer;
    private readonly SqlDatabase? _owner;
    private readonly int _depth;
    private bool _hasInner;
    private bool _isReleased;
    private string? _ended;
    private Exception? _failure;

    private SqlTransaction(
        SqlDatabaseCore core,
        SqlLease lease,
        NpgsqlTransaction transaction,
        SqlDatabase? owner,
        SqlTransaction? outer
    )
    {
        (_core, _lease, _transaction, _owner, _outer) = (core, lease, transaction, owner, outer);
        _depth = outer is null ? 0 : outer._depth + 1;
    }

    /// <summary>The connection, for Dapper and the like. It is the transaction's: don't close it.</summary>
    public NpgsqlConnection Connection
    {
        get
        {
            ThrowIfEnded();
            return _lease.Connection;
        }
    }

    internal override SqlDatabaseCore Core => _core;

    /// <summary>Whether it was committed or rolled back.</summary>
    internal bool IsEnded => _ended is not null;

    private string Savepoint => $"tutti_{_depth}";

    /// <summary>Makes what was executed take effect: for the outermost transaction in the database, for a nested one in the transaction around it.</summary>
    /// <param name="cancellationToken">Gives up; then it is not known whether it took effect.</param>
    /// <returns>A task that ends when it has.</returns>
    /// <exception cref="InvalidOperationException">It has ended, or a statement in it has failed: nothing takes effect.</exception>
    public Task CommitAsync(CancellationToken cancellationToken = default) =>
        Ended() is { } ended ? Task.FromException(ended)
        : _failure is { } failure ? RefuseAsync(failure)
        : EndAsync("committed", commit: true, cancellationToken);

    /// <summary>Undoes what was executed.</summary>
    /// <param name="cancellationToken">Gives up; the server then does it when the connection ends.</param>
    /// <returns>A task that ends when that is done.</returns>
    public Task RollbackAsync(CancellationToken cancellationToken = default) =>
        Ended() is { } ended ? Task.FromException(ended) : EndAsync("rolled back", commit: false, cancellationToken);

    /// <summary>Begins a transaction within this one, a savepoint. This one is used again when that has ended.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The nested transaction.</returns>
    public async Task<SqlTransaction> BeginAsync(CancellationToken cancellationToken = default)
    {
        ThrowIfEnded();
        var inner = new SqlTransaction(_core, _lease, _transaction, null, this);
        try
        {
            await _transaction.SaveAsync(inner.Savepoint, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception problem) when (Better(problem, "savepoint") is { } better)
        {
            throw better;
        }
        _hasInner = true;
        return inner;
    }

    /// <summary>Rolls back, if it was not committed, and gives the connection back.</summary>
    /// <returns>A task that ends when that is done.</returns>
    public async ValueTask DisposeAsync()
    {
        if (_ended is null)
        {
            await AbandonAsync("rolled back, as it was disposed before it was committed").ConfigureAwait(false);
        }
    }

    internal static async Task<SqlTransaction> BeginAsync(
        SqlDatabaseCore core,
        SqlLease lease,
        SqlDatabase? owner,
        IsolationLevel isolation,
        CancellationToken cancellationToken
    )
    {
        var transaction = await lease
            .Connection.BeginTransactionAsync(isolation, cancellationToken)
            .ConfigureAwait(false);
        return new(core, lease, transaction, owner, null);
    }

    internal override ValueTask<SqlLease> AcquireAsync(string purpose, CancellationToken cancellationToken)
    {
        ThrowIfEnded();
        _lease.Purpose = purpose;
        return new(_lease);
    }

    internal override ValueTask ReleaseAsync(SqlLease lease) => ValueTask.CompletedTask;

    internal override void NoteFailure(Exception problem)
    {
        if (
            problem
            is NpgsqlException
                and not NpgsqlOperationInProgressException
                or OperationCanceledException
                or IOException
        )
        {
            _failure ??= problem;
        }
    }

    private async Task RefuseAsync(Exception failure)
    {
        await AbandonAsync("rolled back, for a statement in it failed").ConfigureAwait(false);
        // The server would answer the commit with a rollback, and say nothing.
        throw new InvalidOperationException(
            $"The transaction cannot be committed, for a statement in it has failed: {failure.Message.Split('\n')[0].TrimEnd('.', '\r')}. It was rolled back. Where a failure may be, execute the statement in a transaction within: await using var attempt = await transaction.BeginAsync().",
            failure
        );
    }

    private async Task AbandonAsync(string how)
    {
        try
        {
            await EndAsync(how, commit: false, CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception problem)
            when (problem is NpgsqlException or ProblemException or InvalidOperationException or IOException)
        {
            // The connection is lost, and with it the transaction; whoever waited for a statement knows.
        }
    }

    private async Task EndAsync(string how, bool commit, CancellationToken cancellationToken)
    {
        _ended = how;
        try
        {
            if (_outer is null)
            {
                await (
                    commit ? _transaction.CommitAsync(cancellationToken) : _transaction.RollbackAsync(cancellationToken)
                ).ConfigureAwait(false);
            }
            else if (commit)
            {
                await _transaction.ReleaseAsync(Savepoint, cancellationToken).ConfigureAwait(false);
            }
            else
            {
                await _transaction.RollbackAsync(Savepoint, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (Exception problem)
        {
            _ended = commit ? "given up, for its commit failed" : how;
            _outer?.NoteFailure(problem);
            await ReleaseOwnAsync().ConfigureAwait(false);
            if (Better(problem, commit ? "commit" : "rollback") is { } better)
            {
                throw better;
            }
            throw;
        }
        await ReleaseOwnAsync().ConfigureAwait(false);
    }

    private async ValueTask ReleaseOwnAsync()
    {
        _outer?._hasInner = false;
        if (_isReleased || _outer is not null)
        {
            return;
        }
        _isReleased = true;
        try
        {
            await _transaction.DisposeAsync().ConfigureAwait(false);
        }
        finally
        {
            if (_owner is not null)
            {
                await _owner.ReleaseAsync(_lease).ConfigureAwait(false);
            }
        }
    }

    private void ThrowIfEnded()
    {
        if (Ended() is { } ended)
        {
            throw ended;
        }
    }

    /// <summary>Why nothing can be done with it now; null: something can.</summary>
    private InvalidOperationException? Ended() =>
        _ended is not null
            ? new($"The transaction has ended: it was {_ended}. Begin another one: await db.BeginAsync().")
        : _outer is { _ended: { } outerEnded } ? new($"The transaction around this one has ended: it was {outerEnded}.")
        : _hasInner ? new("A transaction within this one is open: use that, or commit, roll back or dispose it first.")
        : null;
}
