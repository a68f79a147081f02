using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Tutti.Execution;

namespace Tutti.EntityFrameworkCore.Failures;

/// <summary>Says that a connection was lost while a transaction was ended, which is no part of what strategies do.</summary>
internal sealed class TransactionWatch(SqlDatabaseCore core) : DbTransactionInterceptor
{
    public override void TransactionFailed(DbTransaction transaction, TransactionErrorEventData eventData) =>
        Throw(eventData);

    public override Task TransactionFailedAsync(
        DbTransaction transaction,
        TransactionErrorEventData eventData,
        CancellationToken cancellationToken = default
    )
    {
        Throw(eventData);
        return Task.CompletedTask;
    }

    private void Throw(TransactionErrorEventData failure)
    {
        if (
            TranslatingStrategy.IsUsedBy(failure.Context)
            && SqlErrors.OfExecuting(failure.Exception, core, failure.Action) is { } better
        )
        {
            throw better;
        }
    }
}
