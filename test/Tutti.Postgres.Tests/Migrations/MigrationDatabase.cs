using Npgsql;
using Tutti.Migrations;
using Tutti.Support;

namespace Tutti.Postgres.Tests.Migrations;

/// <summary>An empty database of a server.</summary>
internal sealed class MigrationDatabase : IAsyncDisposable
{
    private MigrationDatabase(string connectionString)
    {
        ConnectionString = connectionString;
        Source = NpgsqlDataSource.Create(connectionString + ";Include Error Detail=true");
    }

    public string ConnectionString { get; }

    public NpgsqlDataSource Source { get; }

    /// <summary>What migrators have said.</summary>
    public List<string> Notices { get; } = [];

    public static async Task<MigrationDatabase> CreateAsync(PostgresServer? server = null) =>
        new(await (server ?? await PostgresServer.SharedAsync()).CreateDatabaseAsync());

    public Migrator Migrator(params MigrationText[] migrations) =>
        new(Source, "todos", migrations) { Notice = Notices.Add };

    public Migrator LocalMigrator(params MigrationText[] migrations) =>
        new(Source, "todos", migrations) { IsLocal = true };

    public async Task<object?> ScalarAsync(string statement)
    {
        await using var command = Source.CreateCommand(statement);
        return await command.ExecuteScalarAsync();
    }

    public async Task<bool> HasTableAsync(string name) =>
        await ScalarAsync($"select to_regclass('{name}')::text") is string;

    public ValueTask DisposeAsync() => Source.DisposeAsync();
}
