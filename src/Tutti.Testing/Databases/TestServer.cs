using System.Globalization;
using Npgsql;
using Tutti.LocalPostgres;
using Tutti.LocalPostgres.Databases;
using Tutti.LocalPostgres.Platform;

namespace Tutti.Testing.Databases;

/// <summary>
/// The PostgreSQL server for tests: one for all test processes of this user, apart from those of apps that run, and quicker, for what is in it need not
/// survive a crash of the machine. The last process to end stops it.
/// </summary>
internal sealed class TestServer
{
    private const string Presence = "tutti-tests-";

    // Many tests at once, each with some connections.
    private const int MaxConnections = 500;

    private static readonly Lazy<Task<TestServer>> s_started = new(StartAsync);

    // Open as long as the process lives: by it others know whose databases are still in use.
    private readonly NpgsqlConnection _presence;

    private TestServer(LocalCluster cluster, NpgsqlConnection presence, string token)
    {
        Cluster = cluster;
        _presence = presence;
        Token = token;
    }

    /// <summary>The server of this process, started by whoever needs it first.</summary>
    public static Task<TestServer> Started => s_started.Value;

    public LocalCluster Cluster { get; }

    /// <summary>What the names of this process's databases have in common.</summary>
    public string Token { get; }

    /// <summary>Connects as the superuser.</summary>
    public async Task<NpgsqlConnection> ConnectAsync() => await ConnectAsync(Cluster.Server, "tutti-tests");

    private static async Task<TestServer> StartAsync()
    {
        var cluster = await LocalCluster.AttachAsync(await OptionsAsync(), CancellationToken.None);
        var token = Guid.NewGuid().ToString("N")[..12];
        var server = new TestServer(cluster, await ConnectAsync(cluster.Server, Presence + token), token);
        _ = server.SweepAsync();
        return server;
    }

    private static async Task<LocalClusterOptions> OptionsAsync()
    {
        var options = new LocalClusterOptions
        {
            Folder = "",
            Durable = false,
            MaxConnections = MaxConnections,
        };
        var root = Path.Combine(UserCache.For(options), "tests");
        // Data belongs to a version, and nothing in it is worth a message.
        var found = await LocalCluster.DescribeAsync(options with { Folder = root }, CancellationToken.None);
        var major = found.Version?.Split('.')[0] ?? "none";
        return options with { Folder = Path.Combine(root, major) };
    }

    private static async Task<NpgsqlConnection> ConnectAsync(LocalServer server, string application)
    {
        var settings = new NpgsqlConnectionStringBuilder(DatabaseAdmin.ConnectionString(server, "postgres"))
        {
            Pooling = false,
            ApplicationName = application,
        };
        var connection = new NpgsqlConnection(settings.ConnectionString);
        await connection.OpenAsync();
        return connection;
    }

    // A process that was killed leaves its databases behind.
    public async Task SweepAsync()
    {
        try
        {
            var left = new List<string>();
            await using (var connection = await ConnectAsync())
            {
                await using var command = connection.CreateCommand();
                command.CommandText = """
                    select d.datname from pg_database d
                    where d.datname ~ '^c_[0-9a-f]{12}_[0-9]+$'
                      and not exists (
                        select from pg_stat_activity a
                        where a.application_name = 'tutti-tests-' || split_part(d.datname, '_', 2)
                      )
                    """;
                await using var reader = await command.ExecuteReaderAsync();
                while (await reader.ReadAsync())
                {
                    left.Add(reader.GetString(0));
                }
            }
            foreach (var name in left)
            {
                await Cluster.DropDatabaseAsync(name, CancellationToken.None);
            }
        }
        catch (NpgsqlException)
        {
            // The next process sweeps again.
        }
    }

    /// <summary>The name of a database of this process.</summary>
    public string NameOf(int number) => string.Create(CultureInfo.InvariantCulture, $"c_{Token}_{number}");
}
