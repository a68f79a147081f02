using Tutti.CompilerServices;
using Tutti.LocalPostgres;
using Tutti.Migrations;
using Tutti.Postgres.Hosting;
using Tutti.Processes.Environments;

namespace Tutti.Testing.Databases;

/// <summary>The databases of a test's app: real ones, of which each app has copies of its own.</summary>
internal sealed class TestDatabases : IDisposable
{
    // Enough for the calls of a test; there may be many tests.
    private const int MaxConnections = 10;

    private readonly TestServer? _server;
    private readonly IReadOnlyList<DatabaseLogin> _logins;

    private TestDatabases(TestServer? server, IReadOnlyList<DatabaseLogin> logins, SqlSettings? settings)
    {
        _server = server;
        _logins = logins;
        Settings = settings;
    }

    /// <summary>Where they are; <see langword="null"/> if there are none.</summary>
    public SqlSettings? Settings { get; }

    /// <summary>Makes those that the test does not give itself, by a connection string.</summary>
    /// <exception cref="InvalidOperationException">There is no server, or a migration failed.</exception>
    public static async Task<TestDatabases> CreateAsync(
        GeneratedApplication application,
        IDictionary<string, string?> settings
    )
    {
        Resource[] wanted =
        [
            .. application.Resources.Where(resource =>
                resource is IMigrated && !settings.ContainsKey($"ConnectionStrings:{resource.Name}")
            ),
        ];
        if (wanted.Length == 0)
        {
            return new TestDatabases(null, [], null);
        }
        try
        {
            var server = await TestServer.Started;
            var logins = await Task.WhenAll(wanted.Select(resource => CopyAsync(server, resource)));
            var databases = wanted
                .Zip(logins)
                .ToDictionary(pair => pair.First.Name, pair => Of(pair.Second), StringComparer.Ordinal);
            return new TestDatabases(server, logins, new SqlSettings { Databases = databases });
        }
        catch (LocalPostgresException exception)
        {
            throw new InvalidOperationException($"{exception.Message} {exception.Remedy}", exception);
        }
        catch (MigrationException exception)
        {
            throw new InvalidOperationException(exception.Message, exception);
        }
    }

    public void Dispose()
    {
        foreach (var login in _logins)
        {
            TestCopies.Drop(_server!, login.Database);
        }
    }

    private static async Task<DatabaseLogin> CopyAsync(TestServer server, Resource resource)
    {
        var template = await TestTemplates.GetAsync(server, resource.Name, ((IMigrated)resource).Migrations);
        return await TestCopies.TakeAsync(server, template);
    }

    private static SqlDatabaseSettings Of(DatabaseLogin login) =>
        LocalSettings.Of(login) with
        {
            Pool = new SqlPoolSettings { Max = MaxConnections },
        };
}
