using Npgsql;

namespace Tutti.Postgres.Hosting;

/// <summary>A database whose place is written down: by a connection string, or in an environment.</summary>
internal sealed class ConfiguredLocation(string origin, bool isLocal) : SqlLocation(origin, isLocal)
{
    public required NpgsqlConnectionStringBuilder ReadWrite { get; init; }

    public required NpgsqlConnectionStringBuilder ReadOnly { get; init; }

    public override string Remedy => $"Correct what {Origin} says.";

    public override Task<NpgsqlConnectionStringBuilder> FindAsync(bool readOnly, CancellationToken cancellationToken) =>
        Task.FromResult(new NpgsqlConnectionStringBuilder((readOnly ? ReadOnly : ReadWrite).ConnectionString));

    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
