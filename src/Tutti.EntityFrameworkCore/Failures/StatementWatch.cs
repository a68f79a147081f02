using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Tutti.Execution;

namespace Tutti.EntityFrameworkCore.Failures;

/// <summary>Notes by which statement a failure came, without the values of its parameters.</summary>
internal sealed class StatementWatch(SqlDatabaseCore core) : DbCommandInterceptor
{
    private static readonly object s_key = new();

    public static string? StatementOf(Exception failure) => failure.Data[s_key] as string;

    public override void CommandFailed(DbCommand command, CommandErrorEventData eventData) => Note(command, eventData);

    public override Task CommandFailedAsync(
        DbCommand command,
        CommandErrorEventData eventData,
        CancellationToken cancellationToken = default
    )
    {
        Note(command, eventData);
        return Task.CompletedTask;
    }

    private void Note(DbCommand command, CommandErrorEventData failure)
    {
        // Which no strategy executes.
        if (
            failure.CommandSource is CommandSource.ExecuteSqlRaw
            && TranslatingStrategy.IsUsedBy(failure.Context)
            && SqlErrors.OfExecuting(failure.Exception, core, command.CommandText) is { } better
        )
        {
            throw better;
        }
        failure.Exception.Data[s_key] = command.CommandText;
    }
}
