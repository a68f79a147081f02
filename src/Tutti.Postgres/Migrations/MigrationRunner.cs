using System.Diagnostics;
using Npgsql;
using Tutti.Execution;

namespace Tutti.Migrations;

/// <summary>Runs the statements of migrations on the session that has the lock.</summary>
internal sealed class MigrationRunner(NpgsqlConnection connection, string database)
{
    // A round trip for each of a hundred thousand rows would take long, and all of them in one take much memory.
    private const int BatchSize = 200;
    private const int BatchLength = 1 << 20;

    // What a migration has set for the session ends with it, and timeouts are for requests.
    private const string Settings = """
        reset all;
        set statement_timeout = 0;
        set lock_timeout = 0;
        set idle_in_transaction_session_timeout = 0;
        set default_transaction_read_only = off
        """;

    /// <summary>Whether this is a developer's own database.</summary>
    public bool IsLocal { get; init; }

    /// <summary>Applies one, with its entry in the history.</summary>
    public async Task ApplyAsync(MigrationScript script, CancellationToken cancellationToken)
    {
        await PrepareAsync(cancellationToken);
        var start = Stopwatch.GetTimestamp();
        if (script.HasNoTransaction)
        {
            await RunEachAsync(script, cancellationToken);
            await MigrationHistory.AddAsync(
                connection,
                script.Migration,
                Stopwatch.GetElapsedTime(start),
                cancellationToken
            );
            return;
        }
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await RunAllAsync(
            script,
            $"The migration was rolled back; nothing of it is in the database '{database}'.",
            cancellationToken
        );
        await MigrationHistory.AddAsync(
            connection,
            script.Migration,
            Stopwatch.GetElapsedTime(start),
            cancellationToken
        );
        try
        {
            await transaction.CommitAsync(cancellationToken);
        }
        // What is deferred is checked only now.
        catch (PostgresException exception) when (!ConnectionLoss.Is(exception))
        {
            throw MigrationFailure.Of(
                script,
                script.Statements[^1],
                exception,
                $"It failed when it was committed, and was rolled back; nothing of it is in the database '{database}'."
            );
        }
    }

    /// <summary>Runs all statements in the transaction that is open.</summary>
    public async Task RunAllAsync(MigrationScript script, string outcome, CancellationToken cancellationToken)
    {
        for (var done = 0; done < script.Statements.Count; )
        {
            await using var batch = new NpgsqlBatch(connection) { Timeout = 0 };
            var length = 0;
            foreach (var statement in script.Statements.Skip(done))
            {
                if (
                    batch.BatchCommands.Count == BatchSize
                    || (length > 0 && length + statement.Text.Length > BatchLength)
                )
                {
                    break;
                }
                length += statement.Text.Length;
                batch.BatchCommands.Add(new NpgsqlBatchCommand(statement.Text));
            }
            try
            {
                await batch.ExecuteNonQueryAsync(cancellationToken);
            }
            catch (PostgresException exception) when (!ConnectionLoss.Is(exception))
            {
                // One that was executed has a type, which the server has told.
                var failed = Enumerable
                    .TakeWhile<NpgsqlBatchCommand>(
                        batch.BatchCommands,
                        one => one.StatementType is not StatementType.Unknown
                    )
                    .Count();
                var statement = script.Statements[Math.Min(done + failed, script.Statements.Count - 1)];
                throw MigrationFailure.Of(script, statement, exception, RemedyOf(exception, statement) + outcome);
            }
            done += batch.BatchCommands.Count;
        }
    }

    /// <summary>Gives the session the settings that a migration starts with.</summary>
    public async Task PrepareAsync(CancellationToken cancellationToken)
    {
        await MigrationHistory.ExecuteAsync(connection, Settings, cancellationToken);
        await WatchAsync(cancellationToken);
    }

    private async Task RunEachAsync(MigrationScript script, CancellationToken cancellationToken)
    {
        for (var i = 0; i < script.Statements.Count; i++)
        {
            var statement = script.Statements[i];
            await using var batch = new NpgsqlBatch(connection)
            {
                Timeout = 0,
                BatchCommands = { new NpgsqlBatchCommand(statement.Text) },
            };
            try
            {
                await batch.ExecuteNonQueryAsync(cancellationToken);
            }
            catch (PostgresException exception) when (!ConnectionLoss.Is(exception))
            {
                var before =
                    i == 0 ? "Nothing was done before it" : $"The {i} statements before it were executed, and stay";
                throw MigrationFailure.Of(
                    script,
                    statement,
                    exception,
                    RemedyOf(exception, statement)
                        + $"{before}, since the file runs without a transaction: it will be run again as a whole, so that each statement has to bear that "
                        + "(if not exists; an index that could not be built concurrently has to be dropped)."
                );
            }
        }
    }

    private string RemedyOf(PostgresException exception, ScriptStatement statement) =>
        ExtensionRemedy.Of(exception, statement, database, IsLocal) is { } remedy
            ? $"remedy: {remedy}{Environment.NewLine}"
            : "";

    // The server looks whether this process is still there, so that a lock does not outlive it while a long statement runs.
    private async Task WatchAsync(CancellationToken cancellationToken)
    {
        try
        {
            await MigrationHistory.ExecuteAsync(
                connection,
                "set client_connection_check_interval = 2000",
                cancellationToken
            );
        }
        catch (PostgresException exception) when (!ConnectionLoss.Is(exception))
        {
            // Before PostgreSQL 14, or on a system where it cannot look.
        }
    }
}
