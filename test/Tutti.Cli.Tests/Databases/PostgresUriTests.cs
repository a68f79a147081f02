using Npgsql;
using Tutti.DevHost.Databases;

namespace Tutti.Cli.Tests.Databases;

/// <summary>Connections as programs of other languages take them.</summary>
public sealed class PostgresUriTests
{
    [Fact]
    public void SocketStandsBehindTheDatabase() =>
        Assert.Equal(
            "postgresql://todos:p%40ss%2F@/todos?host=%2Fvar%2Flib%2Fmy%20app%2Frun&port=5433",
            PostgresUri.Of(
                new()
                {
                    Host = "/var/lib/my app/run",
                    Port = 5433,
                    Database = "todos",
                    Username = "todos",
                    Password = "p@ss/",
                }
            )
        );

    [Theory]
    [InlineData("Host=db;Username=u;Database=d", "postgresql://u@db/d?sslmode=prefer")]
    [InlineData("Host=db;Port=6000;Username=u;Database=d", "postgresql://u@db:6000/d?sslmode=prefer")]
    [InlineData("Host=::1;Port=6000;Username=u;Database=d", "postgresql://u@[::1]:6000/d?sslmode=prefer")]
    [InlineData(
        "Host=a:5433,b;Username=u;Database=d;SSL Mode=VerifyFull;Root Certificate=/ca.pem;Target Session Attributes=primary",
        "postgresql://u@a:5433,b/d?target_session_attrs=primary&sslmode=verify-full&sslrootcert=%2Fca.pem"
    )]
    [InlineData(
        "Host=db;Username=u;Database=d;SSL Mode=Disable;Options=-c default_transaction_read_only=on",
        "postgresql://u@db/d?options=-c%20default_transaction_read_only%3Don&sslmode=disable"
    )]
    public void HostsAndOptionsAreThoseOfTheConnection(string connection, string uri) =>
        Assert.Equal(uri, PostgresUri.Of(new NpgsqlConnectionStringBuilder(connection)));

    [Fact]
    public void ProgramsGetThePasswordByTheirEnvironment() =>
        Assert.Equal(
            new Dictionary<string, string>
            {
                ["PGHOST"] = "a,b",
                ["PGPORT"] = "5433,5432",
                ["PGUSER"] = "u",
                ["PGDATABASE"] = "d",
                ["PGPASSWORD"] = "p",
                ["PGAPPNAME"] = "tutti",
                ["PGSSLMODE"] = "require",
                ["PGTARGETSESSIONATTRS"] = "primary",
            },
            PostgresVariables
                .Of(
                    new(
                        "Host=a:5433,b;Username=u;Password=p;Database=d;SSL Mode=Require;Target Session Attributes=primary"
                    )
                )
                .ToDictionary()
        );
}
