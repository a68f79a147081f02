using Npgsql;

namespace Tutti.Postgres.Hosting;

/// <summary>Where a database is, and how this process gets in.</summary>
/// <param name="origin">Where that is said, for messages: <c>ConnectionStrings:todos</c>.</param>
/// <param name="isLocal">Whether it is a developer's own database, which can be made anew.</param>
internal abstract class SqlLocation(string origin, bool isLocal) : IAsyncDisposable
{
    /// <summary>Where that is said, for messages: <c>ConnectionStrings:todos</c>.</summary>
    public string Origin => origin;

    /// <summary>What says at which place a login is given, for the remedy of a login that is refused.</summary>
    public abstract string Remedy { get; }

    /// <summary>Whether it is a developer's own database, which can be made anew.</summary>
    public bool IsLocal => isLocal;

    /// <summary>Tells how to get in, once the server is there.</summary>
    /// <param name="readOnly">Whether only to read.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>A new connection string.</returns>
    public abstract Task<NpgsqlConnectionStringBuilder> FindAsync(bool readOnly, CancellationToken cancellationToken);

    public abstract ValueTask DisposeAsync();
}
