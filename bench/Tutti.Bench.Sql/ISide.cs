namespace Tutti.Bench.Sql;

/// <summary>The work that is measured. Every side does the same, as one writes it there, and gives the same.</summary>
internal interface ISide : IAsyncDisposable
{
    /// <summary>One row by its key.</summary>
    Task<Todo?> RowAsync(long id, CancellationToken cancellationToken);

    /// <summary>A thousand rows.</summary>
    Task<List<Todo>> ListAsync(long from, CancellationToken cancellationToken);

    /// <summary>A row more, of which the server makes the key.</summary>
    Task<long> InsertAsync(string title, int priority, CancellationToken cancellationToken);

    /// <summary>A transaction of five statements: two that read, three that write.</summary>
    Task<int> TransactionAsync(long id, CancellationToken cancellationToken);
}
