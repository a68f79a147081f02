using System.Runtime.CompilerServices;
using Npgsql;
using Tutti.CompilerServices;
using Tutti.Execution;
using Tutti.Rows;
using Tutti.Text;

namespace Tutti;

public abstract partial class SqlExecutor
{
    private async Task<List<T>> ListAsync<T>(SqlCall call, CancellationToken cancellationToken)
    {
        var lease = await AcquireAsync(call.Statement.Text, cancellationToken).ConfigureAwait(false);
        try
        {
            using var command = Prepare(call.ToCommand(lease.Connection));
            var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                var mapper = RowMappers.For<T>();
                var plan = RowPlan.For(mapper, reader, call.Statement);
                var rows = new List<T>();
                while (
                    await BufferedRows.ReadAsync(rows, mapper, reader, plan, cancellationToken).ConfigureAwait(false)
                )
                {
                    rows.Add(mapper.Read(new RowReader(reader, plan)));
                }
                return rows;
            }
        }
        catch (Exception problem) when (Better(problem, call) is { } better)
        {
            throw better;
        }
        finally
        {
            await ReleaseAsync(lease).ConfigureAwait(false);
        }
    }

    private IAsyncEnumerable<T> EnumerateAsync<T>(SqlCall call, CancellationToken cancellationToken) =>
        EnumerateAsync<T>(call, Prepare(call.ToCommand()), cancellationToken);

    private async IAsyncEnumerable<T> EnumerateAsync<T>(
        SqlCall call,
        NpgsqlCommand command,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var lease = await AcquireAsync(call.Statement.Text, cancellationToken).ConfigureAwait(false);
        NpgsqlDataReader? reader = null;
        var isAtEnd = false;
        try
        {
            command.Connection = lease.Connection;
            reader = await StreamReaderAsync(command, call, cancellationToken).ConfigureAwait(false);
            var mapper = RowMappers.For<T>();
            var plan = PlanOf(mapper, reader, call);
            while (await NextAsync(reader, call, cancellationToken).ConfigureAwait(false))
            {
                yield return ValueOf(mapper, reader, plan, call);
            }
            isAtEnd = true;
        }
        finally
        {
            if (reader is not null)
            {
                await CloseAsync(reader, isAtEnd ? null : command, call).ConfigureAwait(false);
            }
            await ReleaseAsync(lease).ConfigureAwait(false);
        }
    }

    private async Task<T> OneAsync<T>(
        SqlCall call,
        RowMapper<T> mapper,
        RowCount expected,
        CancellationToken cancellationToken
    )
    {
        var lease = await AcquireAsync(call.Statement.Text, cancellationToken).ConfigureAwait(false);
        try
        {
            using var command = Prepare(call.ToCommand(lease.Connection));
            var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                var plan = RowPlan.For(mapper, reader, call.Statement);
                if (!await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
                {
                    return expected == RowCount.AtLeastNone ? default! : throw RowCountErrors.None(call.Statement);
                }
                var row = mapper.Read(new RowReader(reader, plan));
                return expected != RowCount.One || !await reader.ReadAsync(cancellationToken).ConfigureAwait(false)
                    ? row
                    : throw RowCountErrors.Several(call.Statement);
            }
        }
        catch (Exception problem) when (Better(problem, call) is { } better)
        {
            throw better;
        }
        finally
        {
            await ReleaseAsync(lease).ConfigureAwait(false);
        }
    }

    private async Task<long> AffectedAsync(SqlCall call, CancellationToken cancellationToken)
    {
        var lease = await AcquireAsync(call.Statement.Text, cancellationToken).ConfigureAwait(false);
        try
        {
            using var command = Prepare(call.ToCommand(lease.Connection));
            var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                while (await reader.NextResultAsync(cancellationToken).ConfigureAwait(false)) { }
                return Math.Max(0, reader.RecordsAffected);
            }
        }
        catch (Exception problem) when (Better(problem, call) is { } better)
        {
            throw better;
        }
        finally
        {
            await ReleaseAsync(lease).ConfigureAwait(false);
        }
    }

    private NpgsqlCommand Prepare(NpgsqlCommand command)
    {
        if (TimeoutSeconds is { } seconds)
        {
            command.CommandTimeout = seconds;
        }
        return command;
    }

    // An iterator cannot catch where it yields.
    private async ValueTask<NpgsqlDataReader> StreamReaderAsync(
        NpgsqlCommand command,
        SqlCall call,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception problem) when (Better(problem, call) is { } better)
        {
            throw better;
        }
    }

    private async ValueTask<bool> NextAsync(NpgsqlDataReader reader, SqlCall call, CancellationToken cancellationToken)
    {
        try
        {
            return await reader.ReadAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception problem) when (Better(problem, call) is { } better)
        {
            throw better;
        }
    }

    private RowPlan PlanOf<T>(RowMapper<T> mapper, NpgsqlDataReader reader, SqlCall call)
    {
        try
        {
            return RowPlan.For(mapper, reader, call.Statement);
        }
        catch (Exception problem) when (Better(problem, call) is { } better)
        {
            throw better;
        }
    }

    private T ValueOf<T>(RowMapper<T> mapper, NpgsqlDataReader reader, RowPlan plan, SqlCall call)
    {
        try
        {
            return mapper.Read(new RowReader(reader, plan));
        }
        catch (Exception problem) when (Better(problem, call) is { } better)
        {
            throw better;
        }
    }

    /// <summary>Ends the reading; what was not read, and nobody wants, the server need not send.</summary>
    private async ValueTask CloseAsync(NpgsqlDataReader reader, NpgsqlCommand? unfinished, SqlCall call)
    {
        try
        {
            // In a transaction that would be the end of it all.
            if (unfinished is not null && IsAlone)
            {
                unfinished.Cancel();
            }
            await reader.DisposeAsync().ConfigureAwait(false);
        }
        catch (PostgresException problem) when (problem.SqlState == PostgresErrorCodes.QueryCanceled && IsAlone)
        {
            // As was asked for.
        }
        catch (Exception problem) when (Better(problem, call) is { } better)
        {
            throw better;
        }
    }

    /// <summary>The exception to throw for one that was caught; null: the same.</summary>
    private Exception? Better(Exception problem, in SqlCall call) => Better(problem, call.Statement.Text);

    /// <summary>The exception to throw for one that was caught; null: the same.</summary>
    internal Exception? Better(Exception problem, string statement)
    {
        NoteFailure(problem);
        if (problem is SqlMappingException { IsOfNewType: true })
        {
            Core.ReloadTypes();
        }
        return SqlErrors.OfExecuting(problem, Core, statement);
    }
}
