using Npgsql;
using Tutti.Processes.Environments;
using Tutti.Support;

namespace Tutti.Run.Tests.Support;

/// <summary>The databases of the example Trello, for one run of it: empty ones, on a server of these tests.</summary>
internal static class TrelloDatabases
{
    private static readonly string[] Names = ["payment", "subscription", "trello", "usr"];

    /// <summary>Makes them.</summary>
    public static async Task<SqlSettings> CreateAsync()
    {
        var server = await PostgresServer.SharedAsync();
        var databases = new Dictionary<string, SqlDatabaseSettings>();
        foreach (var name in Names)
        {
            var made = new NpgsqlConnectionStringBuilder(await server.CreateDatabaseAsync());
            databases[name] = new()
            {
                Hosts = [made.Host!],
                Database = made.Database!,
                Login = new SqlLogin(made.Username!, null),
            };
        }
        return new SqlSettings { Databases = databases };
    }
}
