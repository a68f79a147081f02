using Npgsql;
using Tutti.Support;

namespace Tutti.Postgres.Tests.Migrations;

public sealed class ConcurrencyTests
{
    [Fact]
    public async Task AHundredStartersInTwelveProcessesApplyEachMigrationOnce()
    {
        // Fewer connections than starters, so that some have to try again.
        await using var server = await PostgresServer.StartAsync("max_connections=60");
        var database = await server.CreateDatabaseAsync();

        var outputs = await Task.WhenAll(
            Enumerable.Range(0, 12).Select(_ => StarterProcess.RunAsync(database, starters: 9))
        );

        var applied = outputs.SelectMany(lines => lines).ToList();
        Assert.Equal(2, applied.Count);
        Assert.Single(applied, line => line.Contains("Applied 1_create_todos", StringComparison.Ordinal));
        Assert.Single(applied, line => line.Contains("Applied 2_add_one", StringComparison.Ordinal));
        await using var source = NpgsqlDataSource.Create(database);
        await using var count = source.CreateCommand("select count(*) from todos");
        Assert.Equal(1L, await count.ExecuteScalarAsync());
    }

    [Fact]
    public async Task WhoWaitsForTheLockDoesNotKeepAnIndexFromBeingBuilt()
    {
        await using var database = await MigrationDatabase.CreateAsync();
        var create = MigrationTexts.Of(
            1,
            "a",
            "create table a (id int); insert into a select * from generate_series(1, 1000);"
        );
        var index = MigrationTexts.Of(
            2,
            "i",
            "-- tutti: no transaction\ncreate index concurrently a_id on a (id);\nselect pg_sleep(0.5);"
        );

        var applied = await Task.WhenAll(
            Enumerable.Range(0, 8).Select(_ => database.Migrator(create, index).ApplyAsync(default))
        );

        Assert.Equal(2, applied.Sum(one => one.Count));
        Assert.True(await database.HasTableAsync("a_id"));
    }
}
