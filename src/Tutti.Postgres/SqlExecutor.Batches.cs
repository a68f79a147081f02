using Npgsql;
using Tutti.Execution;
using Tutti.Text;

namespace Tutti;

public abstract partial class SqlExecutor
{
    /// <summary>Begins a batch: statements that are sent at once, and take effect together or not at all.</summary>
    /// <returns>An empty batch.</returns>
    public SqlBatch CreateBatch() => new(this);

    internal async Task<long> ExecuteBatchAsync(List<SqlBatchStatement> statements, CancellationToken cancellationToken)
    {
        var lease = await AcquireAsync(statements[0].Statement.Text, cancellationToken).ConfigureAwait(false);
        try
        {
            var batch = new NpgsqlBatch(lease.Connection)
            {
                Timeout = TimeoutSeconds ?? lease.Connection.CommandTimeout,
            };
            await using (batch.ConfigureAwait(false))
            {
                foreach (var statement in statements)
                {
                    batch.BatchCommands.Add(statement.Command);
                }
                var reader = await batch.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
                await using (reader.ConfigureAwait(false))
                {
                    await ReadResultsAsync(statements, reader, cancellationToken).ConfigureAwait(false);
                }
                return statements.Sum(statement => Math.Max(0, (long)statement.Command.RecordsAffected));
            }
        }
        catch (Exception problem) when (Better(problem, StatementOf(problem, statements)) is { } better)
        {
            throw better;
        }
        finally
        {
            await ReleaseAsync(lease).ConfigureAwait(false);
        }
    }

    // The reader passes over statements without rows; where it stands is the first statement that is not complete.
    private static async Task ReadResultsAsync(
        List<SqlBatchStatement> statements,
        NpgsqlDataReader reader,
        CancellationToken cancellationToken
    )
    {
        do
        {
            var current = statements.Find(each => each.Command.StatementType == StatementType.Unknown);
            if (reader.HasRows && current is { Result: { } result, Statement: var statement })
            {
                await result.ReadAsync(reader, statement, cancellationToken).ConfigureAwait(false);
            }
        } while (await reader.NextResultAsync(cancellationToken).ConfigureAwait(false));
        foreach (var statement in statements)
        {
            statement.Result?.Complete();
        }
    }

    private static string StatementOf(Exception problem, List<SqlBatchStatement> statements) =>
        (problem as PostgresException)?.BatchCommand?.CommandText ?? StatementText.Short(statements[0].Statement.Text);
}
