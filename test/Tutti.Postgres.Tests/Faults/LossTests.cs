using System.Diagnostics;
using Tutti.Postgres.Tests.Support;
using Tutti.Support;

namespace Tutti.Postgres.Tests.Faults;

/// <summary>Connections that are cut in every state: the error is clear, nothing is half there, and the next call works.</summary>
public sealed class LossTests
{
    [Fact]
    public async Task AnIdleConnectionThatWasCutIsReplaced()
    {
        await using var db = await TestDb.CreateAsync();
        await db.ExecuteAsync("select 1");
        await CutAsync(db);
        await WorksAgainAsync(db);
    }

    [Fact]
    public async Task ATransactionThatWasCutIsUndone()
    {
        await using var db = await TestDb.CreateAsync();
        await db.ExecuteAsync("create table numbers (n int)");
        await using (var transaction = await db.BeginAsync())
        {
            await transaction.ExecuteAsync("insert into numbers values (1)");
            await CutAsync(db);
            var lost = await Assert.ThrowsAsync<ProblemException>(() =>
                transaction.ExecuteAsync("insert into numbers values (2)")
            );
            Assert.Equal(ProblemCode.Unavailable, lost.Code);
            Assert.StartsWith(
                "The connection to the database 'todos' was lost: ",
                lost.Message,
                StringComparison.Ordinal
            );
            Assert.Contains("insert into numbers values (2)", lost.InnerException!.Message, StringComparison.Ordinal);
            var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => transaction.CommitAsync());
            Assert.StartsWith("The transaction cannot be committed", refused.Message, StringComparison.Ordinal);
        }
        await WorksAgainAsync(db);
        Assert.Empty(await db.QueryAsync<int>("select n from numbers"));
    }

    [Fact]
    public async Task ACommitThatWasCutIsUnavailable()
    {
        await using var db = await TestDb.CreateAsync();
        await db.ExecuteAsync("create table numbers (n int)");
        await using var transaction = await db.BeginAsync();
        await transaction.ExecuteAsync("insert into numbers values (1)");
        await CutAsync(db);
        var lost = await Assert.ThrowsAsync<ProblemException>(() => transaction.CommitAsync());
        Assert.Equal(ProblemCode.Unavailable, lost.Code);
        await Assert.ThrowsAsync<InvalidOperationException>(() => transaction.ExecuteAsync("select 1"));
        await WorksAgainAsync(db);
    }

    [Fact]
    public async Task ACopyThatWasCutLeavesNothing()
    {
        await using var db = await TestDb.CreateAsync();
        await db.ExecuteAsync("create table numbers (n int)");
        var lost = await Assert.ThrowsAsync<ProblemException>(() =>
            db.CopyInAsync(
                "numbers",
                ["n"],
                Enumerable.Range(0, 1_000_000),
                async (row, number) =>
                {
                    if (number == 1000)
                    {
                        await CutAsync(db);
                    }
                    await row.WriteAsync(number);
                }
            )
        );
        Assert.Equal(ProblemCode.Unavailable, lost.Code);
        await WorksAgainAsync(db);
        Assert.Equal(0, await db.ExecuteScalarAsync<long>("select count(*) from numbers"));
    }

    [Fact]
    public async Task AStreamThatWasCutIsUnavailable()
    {
        await using var db = await TestDb.CreateAsync();
        var lost = await Assert.ThrowsAsync<ProblemException>(async () =>
        {
            var cut = false;
            await foreach (var n in db.StreamAsync<string>("select repeat('x', 1000) from generate_series(1, 1000000)"))
            {
                if (!cut)
                {
                    cut = true;
                    await CutAsync(db);
                }
            }
        });
        Assert.Equal(ProblemCode.Unavailable, lost.Code);
        await WorksAgainAsync(db);
    }

    [Fact]
    public async Task AServerThatIsKilledComesBackWithAllThatWasCommitted()
    {
        await using var server = await PostgresServer.StartAsync("fsync=on");
        await using var db = TestDb.Open(await server.CreateDatabaseAsync() + ";Timeout=2");
        await db.ExecuteAsync("create table numbers (n int)");
        await db.ExecuteAsync("insert into numbers values (1)");
        await using var transaction = await db.BeginAsync();
        await transaction.ExecuteAsync("insert into numbers values (2)");
        // A crash of one backend ends them all.
        using (
            var backend = Process.GetProcessById(await transaction.ExecuteScalarAsync<int>("select pg_backend_pid()"))
        )
        {
            backend.Kill();
        }
        Assert.Equal(
            ProblemCode.Unavailable,
            (await Assert.ThrowsAsync<ProblemException>(() => transaction.CommitAsync())).Code
        );
        await WorksAgainAsync(db);

        await server.KillAsync();
        Assert.Equal(
            ProblemCode.Unavailable,
            (await Assert.ThrowsAsync<ProblemException>(() => db.QueryAsync<int>("select n from numbers"))).Code
        );
        await server.RestartAsync();
        await WorksAgainAsync(db);
        Assert.Equal([1], await db.QueryAsync<int>("select n from numbers"));
    }

    /// <summary>Ends all connections of the database but the one that says so.</summary>
    private static async Task CutAsync(TestDb db)
    {
        await using var connection = new Npgsql.NpgsqlConnection(db.DataSource.ConnectionString + ";Pooling=false");
        await connection.OpenAsync();
        const string Others =
            "from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'";
        await using var command = new Npgsql.NpgsqlCommand($"select pg_terminate_backend(pid) {Others}", connection);
        await command.ExecuteNonQueryAsync();
        command.CommandText = $"select count(*) {Others}";
        while ((long)(await command.ExecuteScalarAsync())! > 0)
        {
            await Task.Delay(10);
        }
    }

    // A call that finds a connection cut fails; there are no more of them than there were connections.
    private static async Task WorksAgainAsync(TestDb db)
    {
        var clock = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                Assert.Equal(1, await db.ExecuteScalarAsync<int>("select 1"));
                return;
            }
            catch (ProblemException problem)
            {
                Assert.Equal(ProblemCode.Unavailable, problem.Code);
                Assert.True(clock.Elapsed < TimeSpan.FromSeconds(20), problem.ToString());
                await Task.Delay(20);
            }
        }
    }
}
