using Npgsql;
using Tutti.CompilerServices;
using Tutti.Support;

namespace Tutti.Postgres.Tests.Hosting;

public sealed class StartTests
{
    [Fact]
    public async Task OwnerAppliesMigrationsAndServicesGetThePool()
    {
        var server = await PostgresServer.SharedAsync();
        await using var host = await new TodosHost(await server.CreateDatabaseAsync()).StartAsync();

        Assert.Equal("one", await host.ScalarAsync("select title from todos"));
        Assert.Equal("my-app/front", await host.ScalarAsync("select current_setting('application_name')"));
        Assert.NotSame(host.Database(), host.Database());
        Assert.Same(host.Database().DataSource, host.Database().DataSource);
    }

    [Fact]
    public async Task ServiceThatOnlyReadsCannotWrite()
    {
        var server = await PostgresServer.SharedAsync();
        await using var host = await new TodosHost(await server.CreateDatabaseAsync())
        {
            HasReader = true,
        }.StartAsync();

        Assert.Equal("one", await host.ScalarAsync("select title from todos", readOnly: true));
        var exception = await Assert.ThrowsAsync<PostgresException>(() =>
            host.ScalarAsync("delete from todos", readOnly: true)
        );
        Assert.Equal(PostgresErrorCodes.ReadOnlySqlTransaction, exception.SqlState);
    }

    [Fact]
    public async Task ProcessWithoutTheOwnerWaitsForTheMigrationsThatItKnows()
    {
        var server = await PostgresServer.SharedAsync();
        var database = await server.CreateDatabaseAsync();
        await using var other = new TodosHost(database) { IsOwner = false };
        var waiting = other.StartAsync();

        Assert.Contains(
            "Warning: The database 'todos' does not have 2 of the app's migrations yet. Waiting until the process of the service that owns it has applied them.",
            await other.LoggedAsync("migrations yet"),
            StringComparison.Ordinal
        );
        Assert.False(waiting.IsCompleted);
        await using var owner = await new TodosHost(database).StartAsync();
        await waiting;

        Assert.Equal("one", await other.ScalarAsync("select title from todos"));
    }

    [Fact]
    public async Task ServerThatIsNotThereYetIsWaitedForAndSaid()
    {
        await using var server = await PostgresServer.StartAsync();
        var database = await server.CreateDatabaseAsync();
        await server.KillAsync();
        await using var host = new TodosHost(database + ";Password=hush");
        var starting = host.StartAsync();

        var line = await host.LoggedAsync("Trying again in");
        Assert.Contains(
            $"Warning: The database 'todos' at {server.SocketFolder}:5432 cannot be used yet: ",
            line,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("hush", line, StringComparison.Ordinal);
        await server.RestartAsync();
        await starting;

        Assert.Equal("one", await host.ScalarAsync("select title from todos"));
        Assert.Contains("can be used now", await host.LoggedAsync("can be used now"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task UnknownDatabaseIsFinal()
    {
        var server = await PostgresServer.SharedAsync();
        await using var host = new TodosHost(server.ConnectionString("nowhere") + ";Password=hush");

        var exception = await Assert.ThrowsAsync<ResourceException>(() => host.StartAsync());

        Assert.Equal(
            $"The database 'todos' at {server.SocketFolder}:5432 cannot be used: database \"nowhere\" does not exist (3D000). Correct what ConnectionStrings:todos says.",
            exception.Message
        );
    }

    [Fact]
    public async Task UnknownUserIsFinal()
    {
        var server = await PostgresServer.SharedAsync();
        await using var host = new TodosHost(server.ConnectionString(user: "nobody_knows"));

        var exception = await Assert.ThrowsAsync<ResourceException>(() => host.StartAsync());

        Assert.Contains("role \"nobody_knows\" does not exist (28000)", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task StartThatIsGivenUpEnds()
    {
        using var giveUp = new CancellationTokenSource();
        await using var host = new TodosHost($"Host={Path.GetTempPath()}tutti-nowhere;Username=me");
        var starting = host.StartAsync(giveUp.Token);
        await host.LoggedAsync("Trying again in");

        await giveUp.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => starting);
    }
}
