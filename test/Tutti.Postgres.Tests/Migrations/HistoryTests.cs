using Tutti.Migrations;

namespace Tutti.Postgres.Tests.Migrations;

/// <summary>What was applied, against what the app has.</summary>
public sealed class HistoryTests
{
    private static readonly MigrationText s_one = MigrationTexts.Of(1, "one", "create table one (id int)");
    private static readonly MigrationText s_two = MigrationTexts.Of(2, "two", "create table two (id int)");
    private static readonly MigrationText s_three = MigrationTexts.Of(3, "three", "create table three (id int)");

    [Fact]
    public async Task ChangedFileIsNamedAndLocallyTheDatabaseCanBeMadeAnew()
    {
        await using var database = await MigrationDatabase.CreateAsync();
        await database.Migrator(s_one, s_two).ApplyAsync(default);
        var changed = MigrationTexts.Of(1, "one", "create table one (id bigint)");

        var local = await Assert.ThrowsAsync<MigrationException>(() =>
            database.LocalMigrator(changed, s_two, s_three).ApplyAsync(default)
        );
        var remote = await Assert.ThrowsAsync<MigrationException>(() =>
            database.Migrator(changed, s_two).ApplyAsync(default)
        );

        Assert.Equal(
            "The migration Todos/migrations/1_one.up.sql was changed after it was applied to the database 'todos'. Restore the file, "
                + "or make the database anew, without its data: tutti db reset todos.",
            local.Message
        );
        Assert.Contains("write what is to change as a new migration", remote.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("reset", remote.Message, StringComparison.Ordinal);
        Assert.False(await database.HasTableAsync("three"));
    }

    [Fact]
    public async Task LineEndsAndAByteOrderMarkAreNoChange()
    {
        await using var database = await MigrationDatabase.CreateAsync();
        await database.Migrator(MigrationTexts.Of(1, "one", "create table one\n(id int);\n")).ApplyAsync(default);

        var applied = await database
            .Migrator(MigrationTexts.Of(1, "one", "\uFEFFcreate table one\r\n(id int);\r\n"))
            .ApplyAsync(default);

        Assert.Empty(applied);
    }

    [Fact]
    public async Task MissingFileIsNamed()
    {
        await using var database = await MigrationDatabase.CreateAsync();
        await database.Migrator(s_one, s_two).ApplyAsync(default);

        var exception = await Assert.ThrowsAsync<MigrationException>(() =>
            database.Migrator(s_two, s_three).ApplyAsync(default)
        );

        Assert.StartsWith(
            "The migration 1_one, which was applied to the database 'todos', is missing from the app. Restore its file",
            exception.Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task FileThatComesLateHasToBeRenumbered()
    {
        await using var database = await MigrationDatabase.CreateAsync();
        await database.Migrator(s_one, s_three).ApplyAsync(default);

        var exception = await Assert.ThrowsAsync<MigrationException>(() =>
            database.Migrator(s_one, s_two, s_three).ApplyAsync(default)
        );

        Assert.StartsWith(
            "The migration Todos/migrations/2_two.up.sql was not applied",
            exception.Message,
            StringComparison.Ordinal
        );
        Assert.Contains("Renumber it", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task DatabaseThatIsAheadIsAWarningButLocallyAnError()
    {
        await using var database = await MigrationDatabase.CreateAsync();
        await database.Migrator(s_one, s_two, s_three).ApplyAsync(default);

        Assert.Empty(await database.Migrator(s_one).ApplyAsync(default));
        var local = await Assert.ThrowsAsync<MigrationException>(() =>
            database.LocalMigrator(s_one).ApplyAsync(default)
        );

        Assert.Contains(
            database.Notices,
            notice => notice.Contains("does not know: 2_two, 3_three.", StringComparison.Ordinal)
        );
        Assert.Contains("2_two", local.Message, StringComparison.Ordinal);
        Assert.Contains("3_three", local.Message, StringComparison.Ordinal);
        Assert.Contains("tutti db reset todos", local.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task StatusTellsOfEachMigration()
    {
        await using var database = await MigrationDatabase.CreateAsync();
        Assert.All(
            await database.Migrator(s_one, s_two).StatusAsync(default),
            one => Assert.Equal(MigrationState.Pending, one.State)
        );
        await database.Migrator(s_one, s_three).ApplyAsync(default);

        var status = await database
            .Migrator(MigrationTexts.Of(1, "one", "select 1"), s_two, MigrationTexts.Of(4, "four", "select 4"))
            .StatusAsync(default);

        Assert.Equal(
            [
                (1, MigrationState.Changed),
                (2, MigrationState.Late),
                (3, MigrationState.Missing),
                (4, MigrationState.Pending),
            ],
            status.Select(one => (one.Number, one.State))
        );
        Assert.Equal("three", status[2].Applied!.Name);
        Assert.Null(status[3].Applied);
    }

    [Fact]
    public async Task BaselineNotesWithoutRunning()
    {
        await using var database = await MigrationDatabase.CreateAsync();
        await database.ScalarAsync("create table one (id int); create table two (id int)");

        var noted = await database.Migrator(s_one, s_two, s_three).BaselineAsync(2, default);
        var applied = await database.Migrator(s_one, s_two, s_three).ApplyAsync(default);

        Assert.Equal(["1_one", "2_two"], noted.Select(one => one.Title));
        Assert.Equal(["3_three"], applied.Select(one => one.Title));
    }

    [Fact]
    public async Task BaselineOfANumberThatThereIsNotIsRefused()
    {
        await using var database = await MigrationDatabase.CreateAsync();

        var exception = await Assert.ThrowsAsync<MigrationException>(() =>
            database.Migrator(s_one, s_two).BaselineAsync(7, default)
        );

        Assert.Equal(
            "The database 'todos' has no migration 7. Give the number of one that it has: 1, 2.",
            exception.Message
        );
    }

    [Fact]
    public async Task DryRunChangesNothingAndSaysWhatItCannotTry()
    {
        await using var database = await MigrationDatabase.CreateAsync();
        await database.Migrator(s_one).ApplyAsync(default);
        var index = MigrationTexts.Of(2, "index", "-- tutti: no transaction\ncreate index concurrently i on one (id)");

        var run = await database.Migrator(s_one, index, s_three).DryRunAsync(default);

        Assert.Equal(["3_three"], run.Tried.Select(one => one.Title));
        Assert.Equal(["2_index"], run.NotTried.Select(one => one.Title));
        Assert.False(await database.HasTableAsync("three"));
        Assert.Equal(1L, await database.ScalarAsync("select count(*) from tutti.migrations"));
    }

    [Fact]
    public async Task DryRunSaysWhatWouldFail()
    {
        await using var database = await MigrationDatabase.CreateAsync();
        var wrong = MigrationTexts.Of(2, "wrong", "alter table one add id int");

        var exception = await Assert.ThrowsAsync<MigrationException>(() =>
            database.Migrator(s_one, wrong).DryRunAsync(default)
        );

        Assert.Contains(
            "2_wrong.up.sql(1): column \"id\" of relation \"one\" already exists",
            exception.Message,
            StringComparison.Ordinal
        );
        Assert.EndsWith("Nothing was changed: it was only tried.", exception.Message, StringComparison.Ordinal);
        Assert.False(await database.HasTableAsync("one"));
        Assert.False(await database.HasTableAsync("tutti.migrations"));
    }
}
