using System.Globalization;
using Npgsql;
using Tutti.Faults.Tests.App;
using Tutti.Faults.Tests.Network;

[assembly: AssemblyFixture(typeof(Trello))]

namespace Tutti.Faults.Tests.App;

/// <summary>The example, with replicas on hosts of their own. Databases are reached by sockets, so that faults hit what is between the app's processes.</summary>
public sealed class Trello : IAsyncLifetime
{
    private static readonly string[] s_databases = ["usr", "trello", "payment", "subscription"];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("tutti-faults-");
    private readonly Versions _versions = new();
    private Task? _started;
    private Net? _net;
    private PostgresServer? _databases;
    private Task<string>? _second;

    internal IReadOnlyList<Replica> Replicas { get; private set; } = [];

    internal Report Report { get; } = new();

    /// <summary>Builds the second version, once, and gives its program.</summary>
    internal Task<string> SecondAsync() => _second ??= _versions.BuildSecondAsync();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    /// <summary>Starts it, once; in the tests, which what is missing on the machine can skip.</summary>
    internal Task StartedAsync() => _started ??= StartAsync();

    public async ValueTask DisposeAsync()
    {
        if (_net is not null)
        {
            await _net.DisposeAsync();
        }
        if (_databases is not null)
        {
            await _databases.DisposeAsync();
        }
        if (Environment.GetEnvironmentVariable("TUTTI_FAULTS_KEEP") is null)
        {
            _folder.Delete(recursive: true);
        }
        _versions.Dispose();
    }

    internal IReadOnlyList<Replica> Of(string kind) => [.. Replicas.Where(replica => replica.Kind == kind)];

    internal Replica Of(string kind, int number) => Of(kind)[number - 1];

    /// <summary>How many connections there are between processes; each counts at both of its ends.</summary>
    internal async Task<int> CountConnectionsAsync()
    {
        var sum = 0;
        foreach (var replica in Replicas)
        {
            sum += await replica.Host.CountConnectionsAsync(AppEnvironment.Port);
        }
        return sum;
    }

    internal async Task<IReadOnlyDictionary<string, long>> CountAsync(string database, string query)
    {
        await using var connection = new NpgsqlConnection(_databases!.ConnectionString(database) + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(query, connection);
        await using var rows = await command.ExecuteReaderAsync();
        var counts = new Dictionary<string, long>(StringComparer.Ordinal);
        while (await rows.ReadAsync())
        {
            counts[rows.GetString(0)] = rows.GetInt64(1);
        }
        return counts;
    }

    private async Task StartAsync()
    {
        _net = await Net.StartAsync();
        _databases = await PostgresServer.StartAsync();
        foreach (var database in s_databases)
        {
            await _databases.ExecuteAsync($"create database {database}");
        }
        var replicas = new List<Replica>();
        foreach (var (kind, count, _) in AppEnvironment.Kinds)
        {
            for (var number = 1; number <= count; number++)
            {
                var host = await _net.AddHostAsync($"{kind}{number.ToString(CultureInfo.InvariantCulture)}");
                replicas.Add(new Replica(kind, number, host, _folder.FullName));
            }
        }
        Replicas = replicas;
        await File.WriteAllTextAsync(
            Path.Combine(_folder.FullName, "environment.json"),
            AppEnvironment.Write(
                replicas.ToLookup(replica => replica.Kind, replica => replica.Host.Address),
                _databases.SocketFolder
            )
        );
        await Task.WhenAll(replicas.Select(replica => replica.StartAsync(Versions.First)));
    }
}
