using Npgsql;
using Tutti.CompilerServices;
using Tutti.Execution;
using Tutti.Rows;
using Tutti.Text;

namespace Tutti;

/// <summary>The rows of one statement of a batch.</summary>
/// <typeparam name="T">What each row was read into.</typeparam>
public sealed class SqlBatchResult<T> : ISqlBatchResult
{
    private List<T>? _rows;

    internal SqlBatchResult() { }

    /// <summary>The rows.</summary>
    /// <exception cref="InvalidOperationException">The batch was not executed yet.</exception>
    public IReadOnlyList<T> Rows =>
        _rows
        ?? throw new InvalidOperationException(
            "There are no rows before the batch was executed: await batch.ExecuteAsync()."
        );

    async Task ISqlBatchResult.ReadAsync(
        NpgsqlDataReader reader,
        SqlStatement statement,
        CancellationToken cancellationToken
    )
    {
        var mapper = RowMappers.For<T>();
        var plan = RowPlan.For(mapper, reader, statement);
        var rows = new List<T>();
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            rows.Add(mapper.Read(new RowReader(reader, plan)));
        }
        _rows = rows;
    }

    void ISqlBatchResult.Complete() => _rows ??= [];
}
