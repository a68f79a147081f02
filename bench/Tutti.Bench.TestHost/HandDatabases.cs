using System.Globalization;
using Npgsql;

namespace Tutti.Bench.TestHost;

/// <summary>Each test copies a template that was migrated once.</summary>
internal sealed class CopiedDatabases(HandServer server, string template) : IHandDatabases
{
    public Task<string> TakeAsync() => server.CreateAsync($" template {template}");

    public Task GiveBackAsync(string database) => server.DropAsync(database);
}

/// <summary>Each test applies the migrations to a new database.</summary>
internal sealed class MigratedDatabases(HandServer server, string migrations) : IHandDatabases
{
    public async Task<string> TakeAsync()
    {
        var database = await server.CreateAsync("");
        await HandServer.ExecuteAsync(database, migrations);
        return database;
    }

    public Task GiveBackAsync(string database) => server.DropAsync(database);
}

/// <summary>One database for all tests, which then cannot run at the same time; each empties it.</summary>
internal sealed class TruncatedDatabase(string database, string tables) : IHandDatabases
{
    public async Task<string> TakeAsync()
    {
        await HandServer.ExecuteAsync(database, $"truncate {tables}");
        return database;
    }

    public Task GiveBackAsync(string database) => Task.CompletedTask;
}

/// <summary>Makes and drops databases as one would with Npgsql.</summary>
internal sealed class HandServer(string connection)
{
    private int _count;

    public async Task<string> CreateAsync(string options)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"h_{Environment.ProcessId}_{++_count}");
        await ExecuteAsync(connection, $"create database {name}{options}");
        return new NpgsqlConnectionStringBuilder(connection) { Database = name }.ConnectionString;
    }

    public Task DropAsync(string database) =>
        ExecuteAsync(connection, $"drop database {NameOf(database)} with (force)");

    public static string NameOf(string database) => new NpgsqlConnectionStringBuilder(database).Database!;

    public static async Task ExecuteAsync(string connection, string sql)
    {
        await using var open = new NpgsqlConnection(connection);
        await open.OpenAsync();
#pragma warning disable CA2100 // Constants, and names that are made here.
        await using var command = new NpgsqlCommand(sql, open);
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }
}
