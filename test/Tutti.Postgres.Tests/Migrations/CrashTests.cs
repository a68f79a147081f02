using System.Diagnostics;
using Npgsql;
using Tutti.Migrations;
using Tutti.Support;

namespace Tutti.Postgres.Tests.Migrations;

public sealed class CrashTests
{
    private static readonly MigrationText s_first = MigrationTexts.Of(1, "first", "create table first (id int)");

    // Takes its time as long as a test wants it to.
    private static readonly MigrationText s_second = MigrationTexts.Of(
        2,
        "second",
        "create table second (id int);\nselect pg_sleep(case when to_regclass('slow') is null then 0 else 600 end);"
    );

    [Fact]
    public async Task BackendThatIsKilledDuringAMigrationLeavesNothingOfIt()
    {
        await using var server = await PostgresServer.StartAsync();
        await using var database = await MigrationDatabase.CreateAsync(server);
        var migrating = await BeginAsync(database);

        using (var backend = Process.GetProcessById((int)(await SleeperAsync(database))!))
        {
            backend.Kill();
        }

        await Assert.ThrowsAnyAsync<NpgsqlException>(() => migrating);
        await AssertNextStartAppliesItAsync(database);
    }

    [Fact]
    public async Task ServerThatIsKilledDuringAMigrationLeavesNothingOfIt()
    {
        await using var server = await PostgresServer.StartAsync();
        await using var database = await MigrationDatabase.CreateAsync(server);
        var migrating = await BeginAsync(database);
        await SleeperAsync(database);

        await server.KillAsync();

        await Assert.ThrowsAnyAsync<NpgsqlException>(() => migrating);
        await server.RestartAsync();
        await AssertNextStartAppliesItAsync(database);
    }

    [Fact]
    public async Task BackendThatIsTerminatedDuringAMigrationIsNoFailureOfTheMigration()
    {
        await using var database = await MigrationDatabase.CreateAsync();
        var migrating = await BeginAsync(database);

        await database.ScalarAsync($"select pg_terminate_backend({await SleeperAsync(database)})");

        var exception = await Assert.ThrowsAsync<PostgresException>(() => migrating);
        Assert.Equal(PostgresErrorCodes.AdminShutdown, exception.SqlState);
        await AssertNextStartAppliesItAsync(database);
    }

    private static async Task<Task> BeginAsync(MigrationDatabase database)
    {
        await database.ScalarAsync("create table slow ()");
        return database.Migrator(s_first, s_second).ApplyAsync(default);
    }

    private static async Task<int?> SleeperAsync(MigrationDatabase database)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (true)
        {
            if (
                await database.ScalarAsync(
                    "select pid from pg_stat_activity where wait_event = 'PgSleep' and datname = current_database()"
                )
                is int pid
            )
            {
                return pid;
            }
            await Task.Delay(20, limit.Token);
        }
    }

    private static async Task AssertNextStartAppliesItAsync(MigrationDatabase database)
    {
        await ReadyAsync(database);
        Assert.True(await database.HasTableAsync("first"));
        Assert.False(await database.HasTableAsync("second"));
        Assert.Equal(1L, await database.ScalarAsync("select count(*) from tutti.migrations"));
        await database.ScalarAsync("drop table slow");

        var applied = await database.Migrator(s_first, s_second).ApplyAsync(default);

        Assert.Equal(["2_second"], applied.Select(one => one.Title));
        Assert.True(await database.HasTableAsync("second"));
    }

    // After a crash the server ends all sessions, and recovers.
    private static async Task ReadyAsync(MigrationDatabase database)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (true)
        {
            try
            {
                await database.ScalarAsync("select 1");
                return;
            }
            catch (NpgsqlException)
            {
                await Task.Delay(50, limit.Token);
            }
        }
    }
}
