using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Tutti.Execution;

namespace Tutti.EntityFrameworkCore.Failures;

/// <summary>
/// Does everything once, and lets callers see of a connection that is lost what they see of it elsewhere. What the server refuses stays what EF makes of it: <see cref="DbUpdateException"/>.
/// </summary>
internal sealed class TranslatingStrategy(ExecutionStrategyDependencies dependencies, SqlDatabaseCore core)
    : IExecutionStrategy
{
    private readonly DbContext _context = dependencies.CurrentContext.Context;

    public bool RetriesOnFailure => false;

    /// <summary>Whether a context uses this strategy, or another one that its options have.</summary>
    public static bool IsUsedBy(DbContext? context) =>
        context?.Database.CreateExecutionStrategy() is TranslatingStrategy;

    public TResult Execute<TState, TResult>(
        TState state,
        Func<DbContext, TState, TResult> operation,
        Func<DbContext, TState, ExecutionResult<TResult>>? verifySucceeded
    )
    {
        try
        {
            return operation(_context, state);
        }
        catch (Exception problem) when (Translate(problem) is { } better)
        {
            throw better;
        }
    }

    public async Task<TResult> ExecuteAsync<TState, TResult>(
        TState state,
        Func<DbContext, TState, CancellationToken, Task<TResult>> operation,
        Func<DbContext, TState, CancellationToken, Task<ExecutionResult<TResult>>>? verifySucceeded,
        CancellationToken cancellationToken = default
    )
    {
        try
        {
            return await operation(_context, state, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception problem) when (Translate(problem) is { } better)
        {
            throw better;
        }
    }

    private Exception? Translate(Exception problem)
    {
        var cause = problem is DbUpdateException { InnerException: { } inner } ? inner : problem;
        return SqlErrors.OfExecuting(cause, core, StatementWatch.StatementOf(cause) ?? _context.GetType().Name);
    }
}
