using System.Text.Json.Nodes;
using Npgsql;
using Tutti.Support;

namespace Tutti.Examples.Tests.Groupings;

/// <summary>Databases of a running example alone, on a server of these tests.</summary>
internal sealed class ExampleDatabases : IAsyncDisposable
{
    private readonly PostgresServer _server;
    private readonly IReadOnlyDictionary<string, string> _names;

    private ExampleDatabases(PostgresServer server, IReadOnlyDictionary<string, string> names) =>
        (_server, _names) = (server, names);

    /// <summary>Makes those that an example declares, empty; <see langword="null"/> if it declares none.</summary>
    public static async Task<ExampleDatabases?> CreateAsync(BuiltExample example)
    {
        if (example.Model.Databases.Count == 0)
        {
            return null;
        }
        var server = await PostgresServer.SharedAsync();
        var names = new Dictionary<string, string>();
        foreach (var database in example.Model.Databases)
        {
            names[database.Name] = new NpgsqlConnectionStringBuilder(await server.CreateDatabaseAsync()).Database!;
        }
        return new ExampleDatabases(server, names);
    }

    /// <summary>The section of an environment that says where they are.</summary>
    public JsonObject Section() =>
        new()
        {
            ["host"] = _server.SocketFolder,
            ["user"] = "postgres",
            ["databases"] = new JsonObject(
                _names.Select(name =>
                    KeyValuePair.Create<string, JsonNode?>(name.Key, new JsonObject { ["name"] = name.Value })
                )
            ),
        };

    public async ValueTask DisposeAsync()
    {
        foreach (var name in _names.Values)
        {
            await _server.ExecuteAsync($"drop database {name} with (force)");
        }
    }
}
