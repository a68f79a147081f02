using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Tutti.CompilerServices;
using Tutti.Execution;
using Tutti.Rows;
using Tutti.Text;

namespace Tutti;

/// <summary>
/// What statements are executed on: a database, a transaction or a session. A statement is an interpolated string, whose holes become parameters; a constant; or an
/// <see cref="Sql"/>.
/// </summary>
/// <example>
/// <code>
/// var todo = await db.QueryFirstOrDefaultAsync&lt;Todo&gt;($"select id, title, done from todos where id = {id}", ct);
/// var done = await db.ExecuteAsync($"update todos set done = true where id = any({ids})", ct);
/// var count = await db.ExecuteScalarAsync&lt;long&gt;("select count(*) from todos", ct);
/// </code>
/// </example>
public abstract partial class SqlExecutor
{
    private protected SqlExecutor() { }

    internal abstract SqlDatabaseCore Core { get; }

    /// <summary>Gets the connection for one statement.</summary>
    internal abstract ValueTask<SqlLease> AcquireAsync(string purpose, CancellationToken cancellationToken);

    /// <summary>Gives it back.</summary>
    internal abstract ValueTask ReleaseAsync(SqlLease lease);

    /// <summary>Whether each statement has a connection and a transaction of its own.</summary>
    internal virtual bool IsAlone => false;

    /// <summary>Takes notice of a statement that failed.</summary>
    internal virtual void NoteFailure(Exception problem) { }

    /// <summary>All rows of the result, as a list.</summary>
    /// <typeparam name="T">What each row is read into: a record, class or struct by the columns' names, a tuple by their positions, or a single value.</typeparam>
    /// <param name="sql">The statement: <c>$"…"</c>, whose holes become parameters.</param>
    /// <param name="cancellationToken">Cancels the statement, on the server, too.</param>
    /// <returns>The rows.</returns>
    /// <exception cref="Npgsql.PostgresException">The server refused the statement.</exception>
    /// <exception cref="ProblemException">The server cannot be reached, or took too long.</exception>
    /// <exception cref="SqlMappingException">The result does not fit the type.</exception>
    /// <example><code>var open = await db.QueryAsync&lt;Todo&gt;($"select id, title, done from todos where owner = {owner} and not done", ct);</code></example>
    [OverloadResolutionPriority(1)]
    public Task<List<T>> QueryAsync<T>(
        SqlInterpolatedStringHandler sql,
        CancellationToken cancellationToken = default
    ) => ListAsync<T>(sql.Finish(), cancellationToken);

    /// <inheritdoc cref="QueryAsync{T}(SqlInterpolatedStringHandler, CancellationToken)"/>
    public Task<List<T>> QueryAsync<T>([ConstantExpected] string sql, CancellationToken cancellationToken = default) =>
        ListAsync<T>(SqlCall.Of(sql), cancellationToken);

    /// <inheritdoc cref="QueryAsync{T}(SqlInterpolatedStringHandler, CancellationToken)"/>
    public Task<List<T>> QueryAsync<T>(Sql sql, CancellationToken cancellationToken = default) =>
        ListAsync<T>(SqlCall.Of(sql), cancellationToken);

    /// <summary>The rows of the result one after the other, as they come from the server. The connection is held until the enumeration ends; each enumeration executes the statement.</summary>
    /// <typeparam name="T">What each row is read into: a record, class or struct by the columns' names, a tuple by their positions, or a single value.</typeparam>
    /// <param name="sql">The statement: <c>$"…"</c>, whose holes become parameters.</param>
    /// <param name="cancellationToken">Cancels the statement, on the server, too.</param>
    /// <returns>The rows.</returns>
    /// <exception cref="Npgsql.PostgresException">The server refused the statement.</exception>
    /// <exception cref="ProblemException">The server cannot be reached, or took too long.</exception>
    /// <exception cref="SqlMappingException">The result does not fit the type.</exception>
    /// <example><code>await foreach (var todo in db.StreamAsync&lt;Todo&gt;($"select id, title, done from todos where owner = {owner}", ct)) …</code></example>
    [OverloadResolutionPriority(1)]
    public IAsyncEnumerable<T> StreamAsync<T>(
        SqlInterpolatedStringHandler sql,
        CancellationToken cancellationToken = default
    ) => EnumerateAsync<T>(sql.Finish(), cancellationToken);

    /// <inheritdoc cref="StreamAsync{T}(SqlInterpolatedStringHandler, CancellationToken)"/>
    public IAsyncEnumerable<T> StreamAsync<T>(
        [ConstantExpected] string sql,
        CancellationToken cancellationToken = default
    ) => EnumerateAsync<T>(SqlCall.Of(sql), cancellationToken);

    /// <inheritdoc cref="StreamAsync{T}(SqlInterpolatedStringHandler, CancellationToken)"/>
    public IAsyncEnumerable<T> StreamAsync<T>(Sql sql, CancellationToken cancellationToken = default) =>
        EnumerateAsync<T>(SqlCall.Of(sql), cancellationToken);

    /// <summary>The first row of the result.</summary>
    /// <typeparam name="T">What each row is read into: a record, class or struct by the columns' names, a tuple by their positions, or a single value.</typeparam>
    /// <param name="sql">The statement: <c>$"…"</c>, whose holes become parameters.</param>
    /// <param name="cancellationToken">Cancels the statement, on the server, too.</param>
    /// <returns>The row; the default value, which is null for classes, if there is none.</returns>
    /// <exception cref="Npgsql.PostgresException">The server refused the statement.</exception>
    /// <exception cref="ProblemException">The server cannot be reached, or took too long.</exception>
    /// <exception cref="SqlMappingException">The result does not fit the type.</exception>
    /// <example><code>var todo = await db.QueryFirstOrDefaultAsync&lt;Todo&gt;($"select id, title, done from todos where id = {id}", ct);</code></example>
    [OverloadResolutionPriority(1)]
    public Task<T?> QueryFirstOrDefaultAsync<T>(
        SqlInterpolatedStringHandler sql,
        CancellationToken cancellationToken = default
    ) => OneAsync(sql.Finish(), RowMappers.For<T?>(), RowCount.AtLeastNone, cancellationToken);

    /// <inheritdoc cref="QueryFirstOrDefaultAsync{T}(SqlInterpolatedStringHandler, CancellationToken)"/>
    public Task<T?> QueryFirstOrDefaultAsync<T>(
        [ConstantExpected] string sql,
        CancellationToken cancellationToken = default
    ) => OneAsync(SqlCall.Of(sql), RowMappers.For<T?>(), RowCount.AtLeastNone, cancellationToken);

    /// <inheritdoc cref="QueryFirstOrDefaultAsync{T}(SqlInterpolatedStringHandler, CancellationToken)"/>
    public Task<T?> QueryFirstOrDefaultAsync<T>(Sql sql, CancellationToken cancellationToken = default) =>
        OneAsync(SqlCall.Of(sql), RowMappers.For<T?>(), RowCount.AtLeastNone, cancellationToken);

    /// <summary>The only row of the result.</summary>
    /// <typeparam name="T">What each row is read into: a record, class or struct by the columns' names, a tuple by their positions, or a single value.</typeparam>
    /// <param name="sql">The statement: <c>$"…"</c>, whose holes become parameters.</param>
    /// <param name="cancellationToken">Cancels the statement, on the server, too.</param>
    /// <returns>The row.</returns>
    /// <exception cref="Npgsql.PostgresException">The server refused the statement.</exception>
    /// <exception cref="ProblemException">The server cannot be reached, or took too long.</exception>
    /// <exception cref="SqlMappingException">The result does not fit the type.</exception>
    /// <exception cref="InvalidOperationException">The result has no row, or several.</exception>
    /// <example><code>var id = await db.QuerySingleAsync&lt;int&gt;($"insert into todos (title) values ({title}) returning id", ct);</code></example>
    [OverloadResolutionPriority(1)]
    public Task<T> QuerySingleAsync<T>(
        SqlInterpolatedStringHandler sql,
        CancellationToken cancellationToken = default
    ) => OneAsync(sql.Finish(), RowMappers.For<T>(), RowCount.One, cancellationToken);

    /// <inheritdoc cref="QuerySingleAsync{T}(SqlInterpolatedStringHandler, CancellationToken)"/>
    public Task<T> QuerySingleAsync<T>([ConstantExpected] string sql, CancellationToken cancellationToken = default) =>
        OneAsync(SqlCall.Of(sql), RowMappers.For<T>(), RowCount.One, cancellationToken);

    /// <inheritdoc cref="QuerySingleAsync{T}(SqlInterpolatedStringHandler, CancellationToken)"/>
    public Task<T> QuerySingleAsync<T>(Sql sql, CancellationToken cancellationToken = default) =>
        OneAsync(SqlCall.Of(sql), RowMappers.For<T>(), RowCount.One, cancellationToken);

    /// <summary>The first column of the first row.</summary>
    /// <typeparam name="T">What each row is read into: a record, class or struct by the columns' names, a tuple by their positions, or a single value.</typeparam>
    /// <param name="sql">The statement: <c>$"…"</c>, whose holes become parameters.</param>
    /// <param name="cancellationToken">Cancels the statement, on the server, too.</param>
    /// <returns>The value; null, if <typeparamref name="T"/> can be null, where there is no row.</returns>
    /// <exception cref="Npgsql.PostgresException">The server refused the statement.</exception>
    /// <exception cref="ProblemException">The server cannot be reached, or took too long.</exception>
    /// <exception cref="SqlMappingException">The result does not fit the type.</exception>
    /// <example><code>var count = await db.ExecuteScalarAsync&lt;long&gt;($"select count(*) from todos where owner = {owner}", ct);</code></example>
    [OverloadResolutionPriority(1)]
    public Task<T> ExecuteScalarAsync<T>(
        SqlInterpolatedStringHandler sql,
        CancellationToken cancellationToken = default
    ) => OneAsync(sql.Finish(), ScalarMapper<T>.Instance, Scalars<T>.Expected, cancellationToken);

    /// <inheritdoc cref="ExecuteScalarAsync{T}(SqlInterpolatedStringHandler, CancellationToken)"/>
    public Task<T> ExecuteScalarAsync<T>(
        [ConstantExpected] string sql,
        CancellationToken cancellationToken = default
    ) => OneAsync(SqlCall.Of(sql), ScalarMapper<T>.Instance, Scalars<T>.Expected, cancellationToken);

    /// <inheritdoc cref="ExecuteScalarAsync{T}(SqlInterpolatedStringHandler, CancellationToken)"/>
    public Task<T> ExecuteScalarAsync<T>(Sql sql, CancellationToken cancellationToken = default) =>
        OneAsync(SqlCall.Of(sql), ScalarMapper<T>.Instance, Scalars<T>.Expected, cancellationToken);

    /// <summary>Executes a statement.</summary>
    /// <param name="sql">The statement: <c>$"…"</c>, whose holes become parameters.</param>
    /// <param name="cancellationToken">Cancels the statement, on the server, too.</param>
    /// <returns>How many rows it has inserted, updated or deleted.</returns>
    /// <exception cref="Npgsql.PostgresException">The server refused the statement.</exception>
    /// <exception cref="ProblemException">The server cannot be reached, or took too long.</exception>
    /// <example><code>var changed = await db.ExecuteAsync($"update todos set done = true where id = any({ids})", ct);</code></example>
    [OverloadResolutionPriority(1)]
    public Task<long> ExecuteAsync(SqlInterpolatedStringHandler sql, CancellationToken cancellationToken = default) =>
        AffectedAsync(sql.Finish(), cancellationToken);

    /// <inheritdoc cref="ExecuteAsync(SqlInterpolatedStringHandler, CancellationToken)"/>
    public Task<long> ExecuteAsync([ConstantExpected] string sql, CancellationToken cancellationToken = default) =>
        AffectedAsync(SqlCall.Of(sql), cancellationToken);

    /// <inheritdoc cref="ExecuteAsync(SqlInterpolatedStringHandler, CancellationToken)"/>
    public Task<long> ExecuteAsync(Sql sql, CancellationToken cancellationToken = default) =>
        AffectedAsync(SqlCall.Of(sql), cancellationToken);
}
