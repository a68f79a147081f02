using Npgsql;
using Tutti.LocalPostgres.Binaries;

namespace Tutti.Support;

/// <summary>A server of this test process that also listens at a port of the loopback interface.</summary>
internal sealed class ListeningPostgres : IAsyncDisposable
{
    private readonly PostgresServer _server;

    private ListeningPostgres(PostgresServer server, int port) => (_server, Port) = (server, port);

    public int Port { get; }

    /// <summary>Where it listens, as an environment says it.</summary>
    public string Host => $"127.0.0.1:{Port.ToString(null, null)}";

    public static async Task<ListeningPostgres> StartAsync(params string[] settings)
    {
        var port = FreePort.Find();
        return new ListeningPostgres(await PostgresServer.StartAsync([.. Listening(port), .. settings]), port);
    }

    /// <summary>Starts a replica of this one, which gets all that is written here.</summary>
    public async Task<ListeningPostgres> StartReplicaAsync()
    {
        var port = FreePort.Find();
        return new ListeningPostgres(await PostgresServer.StartAsync(Copy, Listening(port)), port);
    }

    private string[] Copy(PostgresBinaries programs, string data)
    {
        var program = Path.Combine(Path.GetDirectoryName(programs.Server)!, "pg_basebackup");
        Needs.That(
            File.Exists(program),
            "There is no pg_basebackup, which makes replicas: install PostgreSQL's programs."
        );
        return
        [
            program,
            .. new[] { "-h", _server.SocketFolder, "-p", Port.ToString(null, null), "-U", "postgres" },
            .. new[] { "--write-recovery-conf", "--checkpoint=fast", "--no-sync", "-D", data },
        ];
    }

    /// <summary>Executes statements as superuser, at the socket.</summary>
    public async Task<object?> ExecuteAsync(string statements, string database = "postgres")
    {
        var connectionString = new NpgsqlConnectionStringBuilder(_server.ConnectionString(database))
        {
            Port = Port,
            Pooling = false,
        };
        await using var connection = new NpgsqlConnection(connectionString.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(statements, connection);
        return await command.ExecuteScalarAsync();
    }

    /// <summary>Ends it as nothing can refuse.</summary>
    public Task KillAsync() => _server.KillAsync();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private static string[] Listening(int port) => ["listen_addresses=127.0.0.1", $"port={port.ToString(null, null)}"];
}
