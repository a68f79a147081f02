using Tutti.LocalPostgres.Tests;
using Tutti.Migrations;
using Tutti.Support;

namespace Tutti.Postgres.Tests.Migrations;

/// <summary>Disks that are full, and such that cannot be written.</summary>
public sealed class DiskTests
{
    private static readonly MigrationText s_first = MigrationTexts.Of(1, "first", "create table first (id int)");

    private static readonly MigrationText s_second = MigrationTexts.Of(
        2,
        "second",
        """
        create table small (id int);
        set local default_tablespace = disk;
        create table large (text text);
        insert into large
        select repeat('x', 1000) from generate_series(1, 5000);
        create table never (id int);
        """
    );

    public DiskTests() => RootShell.SkipUnlessPossible();

    [Fact]
    public async Task MigrationForWhichThereIsNoSpaceIsRolledBackAndAppliedOnceThereIs()
    {
        await using var server = await PostgresServer.StartAsync();
        using var disk = RootShell.Mount(DiskOf(server), "-t", "tmpfs", "-o", "size=2m", "tmpfs");
        await using var database = await CreateAsync(server);

        var failure = await Assert.ThrowsAsync<MigrationException>(() => ApplyAsync(database));

        Assert.StartsWith("Todos/migrations/2_second.up.sql(4): ", failure.Message, StringComparison.Ordinal);
        Assert.Contains("No space left on device (53100)", failure.Message, StringComparison.Ordinal);
        Assert.Contains("    insert into large", failure.Message, StringComparison.Ordinal);
        Assert.Contains("hint: Check free disk space.", failure.Message, StringComparison.Ordinal);
        await AssertNothingOfItIsThereAsync(database, failure);
        Assert.Equal(0, RootShell.Run("mount", ["-o", "remount,size=64m", DiskOf(server)]));
        await AssertIsAppliedAsync(database);
    }

    [Fact]
    public async Task MigrationWhoseFolderIsReadOnlyIsRolledBackAndAppliedOnceItIsNot()
    {
        await using var server = await PostgresServer.StartAsync();
        Directory.CreateDirectory(DiskOf(server));
        await using var database = await CreateAsync(server);
        using (RootShell.Mount(DiskOf(server), "--bind", DiskOf(server)))
        {
            Assert.Equal(0, RootShell.Run("mount", ["-o", "remount,ro,bind", DiskOf(server)]));

            var failure = await Assert.ThrowsAsync<MigrationException>(() => ApplyAsync(database));

            Assert.StartsWith("Todos/migrations/2_second.up.sql(3): ", failure.Message, StringComparison.Ordinal);
            Assert.Contains("Read-only file system", failure.Message, StringComparison.Ordinal);
            Assert.Contains("    create table large", failure.Message, StringComparison.Ordinal);
            await AssertNothingOfItIsThereAsync(database, failure);
        }
        await AssertIsAppliedAsync(database);
    }

    private static string DiskOf(PostgresServer server) => Path.Combine(server.SocketFolder, "disk");

    private static async Task<MigrationDatabase> CreateAsync(PostgresServer server)
    {
        server.Give(DiskOf(server));
        await server.ExecuteAsync($"create tablespace disk location '{DiskOf(server)}'");
        return await MigrationDatabase.CreateAsync(server);
    }

    private static Task<IReadOnlyList<MigrationText>> ApplyAsync(MigrationDatabase database) =>
        database.Migrator(s_first, s_second).ApplyAsync(default);

    private static async Task AssertNothingOfItIsThereAsync(MigrationDatabase database, MigrationException failure)
    {
        Assert.EndsWith(
            "The migration was rolled back; nothing of it is in the database 'todos'.",
            failure.Message,
            StringComparison.Ordinal
        );
        Assert.True(await database.HasTableAsync("first"));
        Assert.False(await database.HasTableAsync("small"));
        Assert.False(await database.HasTableAsync("large"));
        Assert.Equal(1L, await database.ScalarAsync("select count(*) from tutti.migrations"));
    }

    private static async Task AssertIsAppliedAsync(MigrationDatabase database)
    {
        var applied = await ApplyAsync(database);
        Assert.Equal(["2_second"], applied.Select(one => one.Title));
        Assert.Equal(5000L, await database.ScalarAsync("select count(*) from large"));
        Assert.True(await database.HasTableAsync("never"));
    }
}
