using Npgsql;
using Tutti.Execution;
using Tutti.Parameters;

namespace Tutti;

/// <summary>Writes rows into a table, as fast as the server takes them. Nothing is there before <see cref="CompleteAsync"/>; disposed before that, nothing ever is.</summary>
/// <example>
/// <code>
/// await using var copy = await db.CopyInAsync("todos", ["title", "done"], ct);
/// foreach (var todo in todos)
/// {
///     await copy.StartRowAsync(ct);
///     await copy.WriteAsync(todo.Title, ct);
///     await copy.WriteAsync(todo.Done, ct);
/// }
/// var rows = await copy.CompleteAsync(ct);
/// </code>
/// </example>
public sealed class SqlCopyWriter : IAsyncDisposable
{
    private readonly SqlExecutor _executor;
    private readonly SqlLease _lease;
    private readonly NpgsqlBinaryImporter _importer;
    private readonly IReadOnlyList<SqlCopyColumn> _columns;
    private readonly string _statement;
    private int _column = -1;
    private bool _isReleased;

    internal SqlCopyWriter(
        SqlExecutor executor,
        SqlLease lease,
        NpgsqlBinaryImporter importer,
        IReadOnlyList<SqlCopyColumn> columns,
        string statement
    ) => (_executor, _lease, _importer, _columns, _statement) = (executor, lease, importer, columns, statement);

    /// <summary>Begins a row.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>A task that ends when it has begun.</returns>
    public async Task StartRowAsync(CancellationToken cancellationToken = default)
    {
        ThrowIfRowIsShort();
        _column = 0;
        try
        {
            await _importer.StartRowAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception problem) when (_executor.Better(problem, _statement) is { } better)
        {
            throw better;
        }
    }

    /// <summary>Writes the value of the row's next column, of any type that can stand in a hole of a statement.</summary>
    /// <typeparam name="T">The value's type.</typeparam>
    /// <param name="value">The value.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>A task that ends when it was taken.</returns>
    public async Task WriteAsync<T>(T value, CancellationToken cancellationToken = default)
    {
        if (_column < 0 || _column >= _columns.Count)
        {
            throw new InvalidOperationException(
                _column < 0
                    ? "A value needs a row: await copy.StartRowAsync() first."
                    : $"The row has all its {_columns.Count} columns: begin the next one with StartRowAsync, or name more columns."
            );
        }
        var column = _columns[_column++];
        try
        {
            await CopyCells.WriteAsync(_importer, value, column.Type, cancellationToken).ConfigureAwait(false);
        }
        catch (InvalidCastException problem)
        {
            throw new ArgumentException(
                $"A value of type '{TypeNames.Of(typeof(T))}' cannot be written into the column '{column.Name}' ({column.Type}).",
                nameof(value),
                problem
            );
        }
        catch (Exception problem) when (_executor.Better(problem, _statement) is { } better)
        {
            throw better;
        }
    }

    /// <summary>Ends it: the rows are in the table, or in the transaction that it is part of.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>How many rows there were.</returns>
    public async Task<long> CompleteAsync(CancellationToken cancellationToken = default)
    {
        ThrowIfRowIsShort();
        try
        {
            return (long)await _importer.CompleteAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception problem) when (_executor.Better(problem, _statement) is { } better)
        {
            throw better;
        }
        finally
        {
            await ReleaseAsync().ConfigureAwait(false);
        }
    }

    /// <summary>Gives the connection back; what was not completed is dropped.</summary>
    /// <returns>A task that ends when that is done.</returns>
    public async ValueTask DisposeAsync() => await ReleaseAsync().ConfigureAwait(false);

    private void ThrowIfRowIsShort()
    {
        if (_column >= 0 && _column < _columns.Count)
        {
            throw new InvalidOperationException(
                $"The row ends before its column '{_columns[_column].Name}': write {_columns.Count} values for each row."
            );
        }
    }

    private async ValueTask ReleaseAsync()
    {
        if (_isReleased)
        {
            return;
        }
        _isReleased = true;
        try
        {
            await _importer.DisposeAsync().ConfigureAwait(false);
        }
        catch (Exception problem) when (problem is NpgsqlException or IOException)
        {
            // Whoever wrote last knows.
        }
        finally
        {
            await _executor.ReleaseAsync(_lease).ConfigureAwait(false);
        }
    }
}
