using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Npgsql;
using Tutti.CompilerServices;
using Tutti.Execution;
using Tutti.Text;

namespace Tutti;

/// <summary>Several statements that are sent at once, and take effect together or not at all.</summary>
/// <example>
/// <code>
/// var batch = db.CreateBatch();
/// batch.Add($"update todos set done = true where id = {id}");
/// var open = batch.Query&lt;Todo&gt;("select id, title, done from todos where not done");
/// await batch.ExecuteAsync(ct);
/// foreach (var todo in open.Rows) …
/// </code>
/// </example>
public sealed class SqlBatch
{
    private readonly SqlExecutor _executor;
    private readonly List<SqlBatchStatement> _statements = [];

    internal SqlBatch(SqlExecutor executor) => _executor = executor;

    /// <summary>How many statements it has.</summary>
    public int Count => _statements.Count;

    /// <summary>Adds a statement whose rows, if it has any, nobody wants.</summary>
    /// <param name="sql">The statement.</param>
    [OverloadResolutionPriority(1)]
    public void Add(SqlInterpolatedStringHandler sql) => _statements.Add(new(sql.Text));

    /// <inheritdoc cref="Add(SqlInterpolatedStringHandler)"/>
    public void Add([ConstantExpected] string sql) => _statements.Add(new(TextOf(sql)));

    /// <inheritdoc cref="Add(SqlInterpolatedStringHandler)"/>
    public void Add(Sql sql) => _statements.Add(new(TextOf(sql)));

    /// <summary>Adds a statement whose rows are wanted.</summary>
    /// <typeparam name="T">What each row is read into.</typeparam>
    /// <param name="sql">The statement.</param>
    /// <returns>Where the rows are when the batch was executed.</returns>
    [OverloadResolutionPriority(1)]
    public SqlBatchResult<T> Query<T>(SqlInterpolatedStringHandler sql) => Wanted<T>(sql.Text);

    /// <inheritdoc cref="Query{T}(SqlInterpolatedStringHandler)"/>
    public SqlBatchResult<T> Query<T>([ConstantExpected] string sql) => Wanted<T>(TextOf(sql));

    /// <inheritdoc cref="Query{T}(SqlInterpolatedStringHandler)"/>
    public SqlBatchResult<T> Query<T>(Sql sql) => Wanted<T>(TextOf(sql));

    /// <summary>Executes all statements, in one round trip; once.</summary>
    /// <param name="cancellationToken">Cancels the statement that is executed, on the server, too.</param>
    /// <returns>How many rows they have inserted, updated or deleted.</returns>
    /// <exception cref="PostgresException">The server refused one of them: none has taken effect.</exception>
    /// <exception cref="ProblemException">The server cannot be reached, or took too long.</exception>
    public Task<long> ExecuteAsync(CancellationToken cancellationToken = default) =>
        _statements.Count == 0 ? Task.FromResult(0L) : _executor.ExecuteBatchAsync(_statements, cancellationToken);

    private SqlBatchResult<T> Wanted<T>(SqlText text)
    {
        var result = new SqlBatchResult<T>();
        _statements.Add(new(text, result));
        return result;
    }

    private static SqlText TextOf(string sql)
    {
        var text = SqlText.Rent();
        text.AppendLiteral(sql);
        return text;
    }

    private static SqlText TextOf(Sql sql)
    {
        ArgumentNullException.ThrowIfNull(sql);
        var text = SqlText.Rent();
        sql.WriteTo(text);
        return text;
    }
}
