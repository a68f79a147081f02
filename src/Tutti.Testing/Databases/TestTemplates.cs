using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Npgsql;
using Tutti.LocalPostgres;
using Tutti.Migrations;

namespace Tutti.Testing.Databases;

/// <summary>One database for each schema that tests have, to which migrations were applied: what the databases of tests are copies of.</summary>
internal static class TestTemplates
{
    private static readonly ConcurrentDictionary<string, Lazy<Task>> s_made = new(StringComparer.Ordinal);

    /// <summary>The name of the template, which other processes may have made before.</summary>
    /// <param name="server">The server.</param>
    /// <param name="database">The name that the app has for the database.</param>
    /// <param name="migrations">The app's migrations.</param>
    /// <exception cref="MigrationException">One failed.</exception>
    public static async Task<string> GetAsync(
        TestServer server,
        string database,
        IReadOnlyList<MigrationText> migrations
    )
    {
        var schema = SchemaOf(migrations);
        var template = $"t_{schema}";
        await s_made
            .GetOrAdd(template, _ => new(() => MakeAsync(server, database, migrations, schema, template)))
            .Value;
        return template;
    }

    private static string SchemaOf(IReadOnlyList<MigrationText> migrations)
    {
        var text = string.Concat(migrations.Select(one => $"{one.Number}:{one.Checksum};"));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 10));
    }

    private static async Task MakeAsync(
        TestServer server,
        string database,
        IReadOnlyList<MigrationText> migrations,
        string schema,
        string template
    )
    {
        await using var connection = await server.ConnectAsync();
        if (await ExistsAsync(connection, template))
        {
            return;
        }
        // The lock goes with the connection.
        await using (var command = connection.CreateCommand())
        {
            command.CommandText = "select pg_advisory_lock(hashtextextended($1, 0))";
            command.CommandTimeout = 0;
            command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = template });
            await command.ExecuteNonQueryAsync();
        }
        if (await ExistsAsync(connection, template))
        {
            return;
        }
        var building = $"b_{schema}";
        await server.Cluster.DropDatabaseAsync(building, CancellationToken.None);
        var login = await server.Cluster.EnsureDatabaseAsync(building, CancellationToken.None);
        await MigrateAsync(login, database, migrations);
        await server.Cluster.RenameDatabaseAsync(building, template, CancellationToken.None);
    }

    private static async Task MigrateAsync(
        DatabaseLogin login,
        string database,
        IReadOnlyList<MigrationText> migrations
    )
    {
        var connection = login.Connection(readOnly: false);
        connection.Pooling = false;
        connection.IncludeErrorDetail = true;
        await using var source = NpgsqlDataSource.Create(connection);
        await new Migrator(source, database, migrations).ApplyAsync(CancellationToken.None);
    }

    private static async Task<bool> ExistsAsync(NpgsqlConnection connection, string name)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = "select exists (select from pg_database where datname = $1)";
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = name });
        return await command.ExecuteScalarAsync() is true;
    }
}
