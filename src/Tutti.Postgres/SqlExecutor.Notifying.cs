namespace Tutti;

public abstract partial class SqlExecutor
{
    /// <summary>Tells all who listen to a channel; in a transaction when that is committed.</summary>
    /// <param name="channel">The channel's name.</param>
    /// <param name="payload">A text for them, of less than 8,000 bytes.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>A task that ends when the server has it.</returns>
    /// <example><code>await transaction.NotifyAsync("jobs", job.Id.ToString(), ct);</code></example>
    public Task NotifyAsync(string channel, string payload = "", CancellationToken cancellationToken = default) =>
        ExecuteAsync($"select pg_notify({channel}, {payload})", cancellationToken);
}
