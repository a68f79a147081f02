using Npgsql;
using Tutti.CompilerServices;
using Tutti.Postgres.Hosting;
using Tutti.Processes;
using Tutti.Processes.Environments;

namespace Tutti.Postgres.Tests.Hosting;

public sealed class LocationTests
{
    private static readonly ProcessIdentity s_process = new("my-app", "front", false, "");

    [Theory]
    [InlineData("Host=db.internal;Username=me", "VerifyFull")]
    [InlineData("Host=db.internal;Username=me;SSL Mode=Disable", "Disable")]
    [InlineData("Host=db.internal;Username=me;sslmode=Prefer", "Prefer")]
    [InlineData("Host=localhost;Username=me", "Prefer")]
    [InlineData("Host=127.0.0.1:5433,[::1]:5434;Username=me", "Prefer")]
    [InlineData("Host=/var/run/postgresql;Username=me", "Prefer")]
    [InlineData("Host=localhost,db.internal;Username=me", "VerifyFull")]
    [InlineData("postgres://me:p%40ss@db.internal:5433/shop?sslmode=verify-ca", "VerifyCA")]
    [InlineData("postgresql://me@db.internal/shop", "VerifyFull")]
    public async Task ConnectionToAnotherMachineIsProtectedUnlessItSaysOtherwise(string text, string expected)
    {
        var connection = await ConnectionStringLocation
            .Read("todos", text, isDevelopment: false)
            .FindAsync(false, default);

        Assert.Equal(expected, connection.SslMode.ToString());
    }

    [Fact]
    public async Task UriIsReadWithAllOfItsParts()
    {
        var location = ConnectionStringLocation.Read(
            "todos",
            "postgres://me:p%40ss%3a@a.internal:5433,b.internal:5434/shop?connect_timeout=3&application_name=x%20y&options=-c%20geqo%3Doff",
            isDevelopment: false
        );
        var connection = await location.FindAsync(false, default);

        Assert.Equal("a.internal:5433,b.internal:5434", connection.Host);
        Assert.Equal(("me", "p@ss:", "shop"), (connection.Username, connection.Password, connection.Database));
        Assert.Equal((3, "x y", "-c geqo=off"), (connection.Timeout, connection.ApplicationName, connection.Options));
    }

    [Theory]
    [InlineData("Host=a;Nonsense=hush", "ConnectionStrings:todos is no connection string.")]
    [InlineData("hush", "ConnectionStrings:todos is no connection string.")]
    [InlineData("Username=me", "ConnectionStrings:todos says no host.")]
    [InlineData("postgres://me:hush@/todos", "ConnectionStrings:todos says no host.")]
    [InlineData("postgres://me:hush@a/todos?sslmode=hush", "ConnectionStrings:todos has no valid value for SSL Mode.")]
    [InlineData(
        "postgres://me:hush@a/todos?nonsense=1",
        "ConnectionStrings:todos has a parameter 'nonsense', which is not known."
    )]
    public void WrongConnectionStringIsRefusedWithoutBeingShown(string text, string expected)
    {
        var exception = Assert.Throws<ResourceException>(() => new TodosHost(text).Open());

        Assert.StartsWith(expected, exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hush", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void WithoutAnyPlaceAllRemediesAreNamed()
    {
        var exception = Assert.Throws<ResourceException>(() => new TodosHost().Open());

        Assert.StartsWith("Nothing says where the database 'todos' is.", exception.Message, StringComparison.Ordinal);
        Assert.Contains("section \"sql\"", exception.Message, StringComparison.Ordinal);
        Assert.Contains("ConnectionStrings__todos", exception.Message, StringComparison.Ordinal);
        Assert.Contains("tutti run", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task EnvironmentSaysServersLoginsAndLimits()
    {
        var settings = new SqlDatabaseSettings
        {
            Hosts = ["a.internal:5433", "b.internal"],
            ReadReplicas = ["c.internal:5435"],
            Database = "todos_prod",
            Login = new SqlLogin("owner", "secret"),
            Reader = new SqlLogin("reader", "other"),
            Tls = new SqlTlsSettings { Mode = "require" },
            Pool = new SqlPoolSettings
            {
                Min = 1,
                Max = 7,
                Timeout = TimeSpan.FromSeconds(2.5),
            },
            StatementTimeout = TimeSpan.FromSeconds(30),
        };

        var location = EnvironmentLocation.Read(
            "todos",
            settings,
            EnvironmentOf(settings, EnvironmentType.Production),
            ""
        );
        var writer = await location.FindAsync(false, default);
        var reader = await location.FindAsync(true, default);
        new SqlPools(writer, isLocal: false, readOnly: false).Complete(100, s_process);
        new SqlPools(reader, isLocal: false, readOnly: true).Complete(100, s_process);

        Assert.Equal(
            ("a.internal:5433,b.internal", "owner", "secret"),
            (writer.Host, writer.Username, writer.Password)
        );
        Assert.Equal("todos_prod", writer.Database);
        Assert.Equal(SslMode.Require, writer.SslMode);
        Assert.Equal((1, 7, 3), (writer.MinPoolSize, writer.MaxPoolSize, writer.Timeout));
        Assert.Equal("-c statement_timeout=30000", writer.Options);
        Assert.Equal("primary", writer.TargetSessionAttributes);
        Assert.Equal(
            ("c.internal", 5435, "reader", "other"),
            (reader.Host, reader.Port, reader.Username, reader.Password)
        );
        Assert.Equal("-c statement_timeout=30000 -c default_transaction_read_only=on", reader.Options);
        Assert.False(location.IsLocal);
    }

    [Fact]
    public void FileThatIsNotThereIsNamed()
    {
        var settings = new SqlDatabaseSettings
        {
            Hosts = ["a.internal"],
            Database = "todos",
            Login = new SqlLogin("owner", "secret"),
            Tls = new SqlTlsSettings { AuthorityPath = "nowhere/ca.pem" },
        };

        var exception = Assert.Throws<ResourceException>(() =>
            EnvironmentLocation.Read(
                "todos",
                settings,
                EnvironmentOf(settings, EnvironmentType.Production),
                Path.GetTempPath()
            )
        );

        Assert.Contains(
            Path.Combine(Path.GetTempPath(), "nowhere", "ca.pem"),
            exception.Message,
            StringComparison.Ordinal
        );
        Assert.Contains("the environment 'live' (sql.databases.todos)", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, 20)]
    [InlineData(8, 10)]
    [InlineData(40, 2)]
    [InlineData(1000, 2)]
    public void PoolsOfALocalServerShareItsConnections(int openings, int expected)
    {
        var connection = new NpgsqlConnectionStringBuilder("Host=localhost");

        new SqlPools(connection, isLocal: true, readOnly: false).Complete(openings, s_process);

        Assert.Equal(expected, connection.MaxPoolSize);
        Assert.Equal("my-app/front", connection.ApplicationName);
    }

    private static AppEnvironment EnvironmentOf(SqlDatabaseSettings settings, EnvironmentType type) =>
        new()
        {
            Name = "live",
            Type = type,
            Processes = [],
            Sql = new SqlSettings { Databases = new Dictionary<string, SqlDatabaseSettings> { ["todos"] = settings } },
        };
}
