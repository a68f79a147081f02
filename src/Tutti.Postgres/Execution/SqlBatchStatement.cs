using Npgsql;
using Tutti.Text;

namespace Tutti.Execution;

/// <summary>A statement of a batch.</summary>
internal sealed class SqlBatchStatement
{
    public SqlBatchStatement(SqlText text, ISqlBatchResult? result = null)
    {
        Statement = text.Statement();
        Command = new(Statement.Text);
        text.MoveTo(Command.Parameters);
        Result = result;
    }

    public NpgsqlBatchCommand Command { get; }

    public SqlStatement Statement { get; }

    public ISqlBatchResult? Result { get; }
}

/// <summary>Where the rows of a statement go.</summary>
internal interface ISqlBatchResult
{
    Task ReadAsync(NpgsqlDataReader reader, SqlStatement statement, CancellationToken cancellationToken);

    /// <summary>The batch was executed; without rows until now, there are none.</summary>
    void Complete();
}
