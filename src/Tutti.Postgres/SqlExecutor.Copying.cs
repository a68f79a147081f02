using Npgsql;
using Tutti.Execution;

namespace Tutti;

public abstract partial class SqlExecutor
{
    private const int CopyBuffer = 81920;

    /// <summary>Begins to write rows into a table.</summary>
    /// <param name="table">The table's name.</param>
    /// <param name="columns">The columns, in the order in which each row has them.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>What to write to.</returns>
    /// <exception cref="PostgresException">There is no such table, or it must not be written.</exception>
    public Task<SqlCopyWriter> CopyInAsync(
        string table,
        IReadOnlyList<string> columns,
        CancellationToken cancellationToken = default
    ) => CopyInAsync(Sql.Identifier(table), columns, cancellationToken);

    /// <summary>Begins to write rows into a table.</summary>
    /// <param name="table">The table: <c>Sql.Identifier("schema", "table")</c>.</param>
    /// <param name="columns">The columns, in the order in which each row has them.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>What to write to.</returns>
    public async Task<SqlCopyWriter> CopyInAsync(
        Sql table,
        IReadOnlyList<string> columns,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(columns);
        Sql list = Sql.Join(", ", columns.Select(column => Sql.Identifier(column)));
        Sql copy = $"copy {table} ({list}) from stdin (format binary)";
        var statement = copy.ToString();
        var types = await ColumnsAsync(table, columns, cancellationToken).ConfigureAwait(false);
        var lease = await AcquireAsync(statement, cancellationToken).ConfigureAwait(false);
        try
        {
            var importer = await lease
                .Connection.BeginBinaryImportAsync(statement, cancellationToken)
                .ConfigureAwait(false);
            return new(this, lease, importer, types, statement);
        }
        catch (Exception problem)
        {
            await ReleaseAsync(lease).ConfigureAwait(false);
            throw Better(problem, statement) ?? problem;
        }
    }

    /// <summary>Writes rows into a table: all of them, or none.</summary>
    /// <typeparam name="T">What a row is made of.</typeparam>
    /// <param name="table">The table's name.</param>
    /// <param name="columns">The columns, in the order in which each row has them.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="write">Writes the values of one row.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>How many rows there were.</returns>
    /// <example>
    /// <code>
    /// await db.CopyInAsync("todos", ["title", "done"], todos, async (row, todo) =>
    /// {
    ///     await row.WriteAsync(todo.Title, ct);
    ///     await row.WriteAsync(todo.Done, ct);
    /// }, ct);
    /// </code>
    /// </example>
    public async Task<long> CopyInAsync<T>(
        string table,
        IReadOnlyList<string> columns,
        IAsyncEnumerable<T> rows,
        Func<SqlCopyWriter, T, Task> write,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(write);
        var copy = await CopyInAsync(table, columns, cancellationToken).ConfigureAwait(false);
        await using (copy.ConfigureAwait(false))
        {
            await foreach (var row in rows.WithCancellation(cancellationToken).ConfigureAwait(false))
            {
                await copy.StartRowAsync(cancellationToken).ConfigureAwait(false);
                await write(copy, row).ConfigureAwait(false);
            }
            return await copy.CompleteAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <inheritdoc cref="CopyInAsync{T}(string, IReadOnlyList{string}, IAsyncEnumerable{T}, Func{SqlCopyWriter, T, Task}, CancellationToken)"/>
    public Task<long> CopyInAsync<T>(
        string table,
        IReadOnlyList<string> columns,
        IEnumerable<T> rows,
        Func<SqlCopyWriter, T, Task> write,
        CancellationToken cancellationToken = default
    ) => CopyInAsync(table, columns, rows.ToAsyncEnumerable(), write, cancellationToken);

    /// <summary>Writes the result of a query to a stream, as the server sends it.</summary>
    /// <param name="query">The query. COPY takes no parameters, so it must not have any.</param>
    /// <param name="destination">The stream.</param>
    /// <param name="format">How rows are written.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>A task that ends when all is written.</returns>
    /// <exception cref="ArgumentException">The query has parameters.</exception>
    /// <example><code>await db.CopyOutAsync($"select * from {Sql.Identifier(table)}", file, SqlCopyFormat.CsvWithHeader, ct);</code></example>
    public async Task CopyOutAsync(
        Sql query,
        Stream destination,
        SqlCopyFormat format = SqlCopyFormat.Csv,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(destination);
        var call = Text.SqlCall.Of(query);
        if (call.HasParameters)
        {
            throw new ArgumentException(
                "PostgreSQL takes no parameters in COPY. Write the rows into a temporary table first, in a session, or read them by StreamAsync.",
                nameof(query)
            );
        }
        var statement = $"copy ({call.Statement.Text}) to stdout ({Option(format)})";
        var lease = await AcquireAsync(statement, cancellationToken).ConfigureAwait(false);
        try
        {
            await ExportAsync(lease.Connection, statement, destination, format, cancellationToken)
                .ConfigureAwait(false);
        }
        catch (Exception problem) when (Better(problem, statement) is { } better)
        {
            throw better;
        }
        finally
        {
            await ReleaseAsync(lease).ConfigureAwait(false);
        }
    }

    private static async Task ExportAsync(
        NpgsqlConnection connection,
        string statement,
        Stream destination,
        SqlCopyFormat format,
        CancellationToken cancellationToken
    )
    {
        if (format == SqlCopyFormat.Binary)
        {
            var binary = await connection.BeginRawBinaryCopyAsync(statement, cancellationToken).ConfigureAwait(false);
            await using (binary.ConfigureAwait(false))
            {
                await binary.CopyToAsync(destination, CopyBuffer, cancellationToken).ConfigureAwait(false);
            }
            return;
        }
        using var source = await connection.BeginTextExportAsync(statement, cancellationToken).ConfigureAwait(false);
        var writer = new StreamWriter(destination, bufferSize: CopyBuffer, leaveOpen: true);
        await using (writer.ConfigureAwait(false))
        {
            var buffer = new char[CopyBuffer];
            int length;
            while ((length = await source.ReadAsync(buffer, cancellationToken).ConfigureAwait(false)) > 0)
            {
                await writer.WriteAsync(buffer.AsMemory(0, length), cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private static string Option(SqlCopyFormat format) =>
        format switch
        {
            SqlCopyFormat.Csv => "format csv",
            SqlCopyFormat.CsvWithHeader => "format csv, header",
            SqlCopyFormat.Text => "format text",
            SqlCopyFormat.Binary => "format binary",
            _ => throw new ArgumentOutOfRangeException(nameof(format)),
        };

    private async Task<List<SqlCopyColumn>> ColumnsAsync(
        Sql table,
        IReadOnlyList<string> columns,
        CancellationToken cancellationToken
    )
    {
        // The server says what it makes of the table's name, and which of the columns there are.
        var known = await QueryAsync<string[]>(
                $"""
                select array[attname::text, format_type(atttypid, null)]
                from pg_attribute
                where attrelid = {table.ToString()}::regclass and attnum > 0 and not attisdropped
                order by attnum
                """,
                cancellationToken
            )
            .ConfigureAwait(false);
        return
        [
            .. columns.Select(column =>
                known.Find(each => each[0] == column) is { } found
                    ? new SqlCopyColumn(column, found[1])
                    : throw new ArgumentException(
                        $"The table {table} has no column '{column}'; it has: {string.Join(", ", known.Select(each => each[0]))}.",
                        nameof(columns)
                    )
            ),
        ];
    }
}
