using System.Diagnostics;
using System.Text.Json.Nodes;
using Npgsql;
using Tutti.Postgres.Tests.Hosting;
using Tutti.Support;

namespace Tutti.Postgres.Tests.Replication;

/// <summary>Several servers of one database: a primary, and a replica that gets what is written there.</summary>
public sealed class ReplicationTests
{
    [Fact]
    public async Task WriterFindsThePrimaryAmongServersThatAreGoneOrReplicas()
    {
        await using var primary = await ListeningPostgres.StartAsync();
        await using var replica = await primary.StartReplicaAsync();
        await using var host = await HostOf(
                new JsonObject { ["host"] = new JsonArray($"127.0.0.1:{FreePort.Find()}", replica.Host, primary.Host) }
            )
            .StartAsync();

        Assert.Equal(primary.Port, await PortAsync(host.Database()));
        Assert.Equal(1, await host.Database().ExecuteAsync("insert into todos values (2, 'two')"));
    }

    [Fact]
    public async Task WriterFollowsWhenAReplicaIsPromoted()
    {
        await using var primary = await ListeningPostgres.StartAsync("synchronous_standby_names=*");
        await using var replica = await primary.StartReplicaAsync();
        await using var host = await new TodosHost(
            $"Host={primary.Host},{replica.Host};Database=postgres;Username=postgres;Host Recheck Seconds=1"
        ).StartAsync();
        var db = host.Database();
        await db.ExecuteAsync("insert into todos values (2, 'two')");
        Assert.Equal(primary.Port, await PortAsync(db));

        await primary.KillAsync();
        var failure = await Assert.ThrowsAsync<ProblemException>(() =>
            db.ExecuteAsync("insert into todos values (3, 'three')")
        );
        Assert.Equal(ProblemCode.Unavailable, failure.Code);
        Assert.StartsWith(
            "The connection to the database 'todos' was lost: ",
            failure.Message,
            StringComparison.Ordinal
        );
        failure = await Assert.ThrowsAsync<ProblemException>(() =>
            db.ExecuteAsync("insert into todos values (3, 'three')")
        );
        Assert.Equal(ProblemCode.Unavailable, failure.Code);
        Assert.Equal(
            "The database 'todos' cannot be reached: none of its servers is there and can be written to.",
            failure.Message
        );
        await replica.ExecuteAsync("select pg_promote()");
        await SucceedsAsync(() => db.ExecuteAsync("insert into todos values (4, 'four')"));

        Assert.Equal(replica.Port, await PortAsync(db));
        Assert.Equal([1, 2, 4], await db.QueryAsync<int>("select id from todos order by id"));
    }

    [Fact]
    public async Task StartWaitsForAPrimary()
    {
        await using var primary = await ListeningPostgres.StartAsync();
        await using var replica = await primary.StartReplicaAsync();
        await primary.KillAsync();
        await using var host = new TodosHost(
            $"Host={primary.Host},{replica.Host};Database=postgres;Username=postgres;Host Recheck Seconds=1"
        );
        var starting = host.StartAsync();

        Assert.Contains(
            $"The database 'todos' at {primary.Host}, {replica.Host} cannot be used yet: none of its servers is there and can be written to; Connection refused. Trying again in",
            await host.LoggedAsync("Trying again in"),
            StringComparison.Ordinal
        );
        await replica.ExecuteAsync("select pg_promote()");
        await starting;

        Assert.Equal(replica.Port, await PortAsync(host.Database()));
    }

    [Fact]
    public async Task ReaderReadsAtTheReplicaWhatHasArrivedThere()
    {
        await using var primary = await ListeningPostgres.StartAsync();
        await using var replica = await primary.StartReplicaAsync();
        await replica.ExecuteAsync("select pg_wal_replay_pause()");
        await using var host = HostOf(new JsonObject { ["host"] = primary.Host, ["readReplica"] = replica.Host });
        var starting = host.StartAsync();

        // What the owner has applied is not there yet.
        await host.LoggedAsync("does not have 2 of the app's migrations yet");
        Assert.False(starting.IsCompleted);
        await replica.ExecuteAsync("select pg_wal_replay_resume()");
        await starting;
        var (writer, reader) = (host.Database(), host.Database(readOnly: true));
        Assert.Equal((primary.Port, replica.Port), (await PortAsync(writer), await PortAsync(reader)));

        await replica.ExecuteAsync("select pg_wal_replay_pause()");
        await writer.ExecuteAsync("insert into todos values (2, 'two')");
        Assert.Equal([1], await reader.QueryAsync<int>("select id from todos"));
        await replica.ExecuteAsync("select pg_wal_replay_resume()");
        await UntilAsync(async () => await reader.ExecuteScalarAsync<long>("select count(*) from todos") == 2);

        var refused = await Assert.ThrowsAsync<PostgresException>(() => reader.ExecuteAsync("delete from todos"));
        Assert.Equal(PostgresErrorCodes.ReadOnlySqlTransaction, refused.SqlState);
    }

    [Fact]
    public async Task ReaderWithoutItsReplicaIsUnavailableAndTheWriterGoesOn()
    {
        await using var primary = await ListeningPostgres.StartAsync();
        await using var replica = await primary.StartReplicaAsync();
        await using var host = await HostOf(new JsonObject { ["host"] = primary.Host, ["readReplica"] = replica.Host })
            .StartAsync();
        var (writer, reader) = (host.Database(), host.Database(readOnly: true));
        Assert.Equal(replica.Port, await PortAsync(reader));

        await replica.KillAsync();

        for (var call = 0; call < 3; call++)
        {
            var failure = await Assert.ThrowsAsync<ProblemException>(() => PortAsync(reader));
            Assert.Equal(ProblemCode.Unavailable, failure.Code);
        }
        Assert.Equal(1, await writer.ExecuteAsync("insert into todos values (2, 'two')"));
    }

    [Fact]
    public async Task ReaderFallsBackToThePrimaryIfThatIsNamedToo()
    {
        await using var primary = await ListeningPostgres.StartAsync();
        await using var replica = await primary.StartReplicaAsync();
        await using var host = await HostOf(
                new JsonObject { ["host"] = primary.Host, ["readReplica"] = new JsonArray(primary.Host, replica.Host) }
            )
            .StartAsync();
        var reader = host.Database(readOnly: true);
        Assert.Equal(replica.Port, await PortAsync(reader));

        await replica.KillAsync();
        await SucceedsAsync(() => PortAsync(reader));

        Assert.Equal(primary.Port, await PortAsync(reader));
        var refused = await Assert.ThrowsAsync<PostgresException>(() => reader.ExecuteAsync("delete from todos"));
        Assert.Equal(PostgresErrorCodes.ReadOnlySqlTransaction, refused.SqlState);
    }

    private static TodosHost HostOf(JsonObject sql)
    {
        (sql["user"], sql["databases"]) = (
            "postgres",
            new JsonObject { ["todos"] = new JsonObject { ["name"] = "postgres" } }
        );
        return new TodosHost(environment: TestEnvironment.Of(sql)) { HasReader = sql.ContainsKey("readReplica") };
    }

    private static Task<int> PortAsync(TodosDb db) => db.ExecuteScalarAsync<int>("select inet_server_port()");

    /// <summary>Calls until it works; until then it is unavailable, and nothing else.</summary>
    private static Task SucceedsAsync<T>(Func<Task<T>> call) =>
        UntilAsync(async () =>
        {
            try
            {
                await call();
                return true;
            }
            catch (ProblemException problem) when (problem.Code == ProblemCode.Unavailable)
            {
                return false;
            }
        });

    private static async Task UntilAsync(Func<Task<bool>> condition)
    {
        var clock = Stopwatch.StartNew();
        while (!await condition())
        {
            Assert.True(clock.Elapsed < TimeSpan.FromSeconds(30), "It has not happened within half a minute.");
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }
}
