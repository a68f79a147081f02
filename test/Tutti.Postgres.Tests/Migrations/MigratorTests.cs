using Npgsql;
using Tutti.Migrations;

namespace Tutti.Postgres.Tests.Migrations;

public sealed class MigratorTests
{
    private static readonly MigrationText s_create = MigrationTexts.Of(
        1,
        "create_todos",
        "create table todos (id int primary key, title text not null);\ninsert into todos values (1, 'one; two');\n"
    );

    private static readonly MigrationText s_add = MigrationTexts.Of(
        2,
        "add_done",
        "alter table todos add done boolean"
    );

    [Fact]
    public async Task PendingMigrationsAreAppliedInOrderAndRemembered()
    {
        await using var database = await MigrationDatabase.CreateAsync();

        var first = await database.Migrator(s_create, s_add).ApplyAsync(default);
        var second = await database.Migrator(s_create, s_add).ApplyAsync(default);

        Assert.Equal(["1_create_todos", "2_add_done"], first.Select(one => one.Title));
        Assert.Empty(second);
        Assert.Equal("one; two", await database.ScalarAsync("select title from todos"));
        Assert.Equal(
            "1 create_todos, 2 add_done",
            await database.ScalarAsync(
                "select string_agg(number || ' ' || name, ', ' order by number) from tutti.migrations"
            )
        );
        Assert.Contains(
            database.Notices,
            notice => notice.Contains("Applied 2_add_done to the database 'todos' in ", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task FailureRollsBackAndShowsStatementLineDetailAndHint()
    {
        await using var database = await MigrationDatabase.CreateAsync();
        var wrong = MigrationTexts.Of(
            2,
            "wrong",
            "create table more (id int);\n\n-- Ünïcode 🎉 before it\ninsert into todos (id, titel)\n    values (2, 'two');\n"
        );

        var exception = await Assert.ThrowsAsync<MigrationException>(() =>
            database.Migrator(s_create, wrong).ApplyAsync(default)
        );

        Assert.StartsWith(
            "Todos/migrations/2_wrong.up.sql(4): column \"titel\" of relation \"todos\" does not exist (42703)",
            exception.Message,
            StringComparison.Ordinal
        );
        Assert.Contains(
            $"    insert into todos (id, titel){Environment.NewLine}                           ^",
            exception.Message,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "The migration was rolled back; nothing of it is in the database 'todos'.",
            exception.Message,
            StringComparison.Ordinal
        );
        Assert.True(await database.HasTableAsync("todos"));
        Assert.False(await database.HasTableAsync("more"));
        Assert.Equal(1L, await database.ScalarAsync("select count(*) from tutti.migrations"));
    }

    [Fact]
    public async Task FailureWithoutPositionIsToldByItsStatement()
    {
        await using var database = await MigrationDatabase.CreateAsync();
        var wrong = MigrationTexts.Of(
            2,
            "wrong",
            "select 1;\ninsert into todos values (3, 'three');\n\ninsert into todos\nvalues (1, 'again');"
        );

        var exception = await Assert.ThrowsAsync<MigrationException>(() =>
            database.Migrator(s_create, wrong).ApplyAsync(default)
        );

        Assert.StartsWith(
            "Todos/migrations/2_wrong.up.sql(4): duplicate key value",
            exception.Message,
            StringComparison.Ordinal
        );
        Assert.Contains("    insert into todos", exception.Message, StringComparison.Ordinal);
        Assert.Contains("detail: Key (id)=(1) already exists.", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task DeferredConstraintFailsAtTheCommitAndRollsBack()
    {
        await using var database = await MigrationDatabase.CreateAsync();
        var wrong = MigrationTexts.Of(
            1,
            "wrong",
            "create table a (id int primary key, b int references a deferrable initially deferred); insert into a values (1, 2);"
        );

        var exception = await Assert.ThrowsAsync<MigrationException>(() =>
            database.Migrator(wrong).ApplyAsync(default)
        );

        Assert.Contains(
            "It failed when it was committed, and was rolled back",
            exception.Message,
            StringComparison.Ordinal
        );
        Assert.False(await database.HasTableAsync("a"));
    }

    [Fact]
    public async Task SettingsOfOneMigrationEndWithIt()
    {
        await using var database = await MigrationDatabase.CreateAsync();
        var dump = MigrationTexts.Of(
            1,
            "dump",
            "select pg_catalog.set_config('search_path', '', false); create table public.a (id int);"
        );
        var next = MigrationTexts.Of(2, "next", "alter table a add b int");

        await database.Migrator(dump, next).ApplyAsync(default);

        Assert.Equal(
            2L,
            await database.ScalarAsync("select count(*) from information_schema.columns where table_name = 'a'")
        );
    }

    [Fact]
    public async Task TypesThatAMigrationMakesAreKnownToConnectionsAtOnce()
    {
        await using var database = await MigrationDatabase.CreateAsync();
        Assert.Equal(1, await database.ScalarAsync("select 1"));

        await database
            .Migrator(MigrationTexts.Of(1, "mood", "create type mood as enum ('sad', 'happy')"))
            .ApplyAsync(default);

        Assert.Equal("happy", await database.ScalarAsync("select 'happy'::mood"));
    }

    [Fact]
    public async Task IndexIsBuiltConcurrentlyByAMigrationWithoutATransaction()
    {
        await using var database = await MigrationDatabase.CreateAsync();
        var index = MigrationTexts.Of(
            2,
            "index",
            "-- Large table.\n-- tutti: no transaction\ncreate index concurrently by_title on todos (title);\ncreate index concurrently by_id on todos (id);"
        );
        var failing = MigrationTexts.Of(
            3,
            "fails",
            "-- tutti: no transaction\ncreate table b (id int);\nselect nothing;"
        );

        await database.Migrator(s_create, index).ApplyAsync(default);
        var exception = await Assert.ThrowsAsync<MigrationException>(() =>
            database.Migrator(s_create, index, failing).ApplyAsync(default)
        );

        Assert.True(await database.HasTableAsync("by_title"));
        Assert.Contains(
            "3_fails.up.sql(3): column \"nothing\" does not exist",
            exception.Message,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "The 1 statements before it were executed, and stay",
            exception.Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task ExtensionsAreCreated()
    {
        await using var database = await MigrationDatabase.CreateAsync();

        await database
            .Migrator(MigrationTexts.Of(1, "crypto", "create extension if not exists pgcrypto"))
            .ApplyAsync(default);

        Assert.Equal(16, ((byte[])(await database.ScalarAsync("select public.gen_random_bytes(16)"))!).Length);
    }

    [Theory]
    [InlineData("create table a (id int);\nCOMMIT;", "(2): 'commit': a migration is a transaction already.")]
    [InlineData("begin;\ncreate table a (id int);", "(1): 'begin': a migration is a transaction already.")]
    [InlineData("create table a (id int);\ncopy a from stdin;", "(2): 'copy … from stdin' needs the program psql.")]
    [InlineData("  -- nothing yet\n/* nor here */ ;", "there is no statement in it")]
    public async Task WhatCannotRunIsRefusedBeforeAnythingRuns(string text, string expected)
    {
        await using var database = await MigrationDatabase.CreateAsync();

        var exception = await Assert.ThrowsAsync<MigrationException>(() =>
            database.Migrator(MigrationTexts.Of(1, "wrong", text)).ApplyAsync(default)
        );

        Assert.Contains(expected, exception.Message, StringComparison.Ordinal);
        Assert.False(await database.HasTableAsync("a"));
    }

    [Fact]
    public async Task SavepointsFunctionsAndQuotesAreNoStatementsOfTheirOwn()
    {
        await using var database = await MigrationDatabase.CreateAsync();
        var text = """
            create table a (id int, note text);
            savepoint one;
            insert into a values (1, 'lost; --');
            rollback to savepoint one;
            create function twice(x int) returns int language plpgsql as $body$ begin return x * 2; end; $body$;
            create function thrice(x int) returns int begin atomic select case when x > 0 then x * 3 else 0 end; select x * 3; end;
            /* a /* nested; */ comment; */
            insert into a values (twice(2), E'it\'s; here'), (thrice(2), 'it''s; there');
            create rule r as on delete to a do also (insert into a values (0, 'x'); insert into a values (0, 'y'));
            do $$ begin perform 1; end $$;
            """;

        await database.Migrator(MigrationTexts.Of(1, "much", text)).ApplyAsync(default);

        Assert.Equal(
            "4 it's; here, 6 it's; there",
            await database.ScalarAsync("select string_agg(id || ' ' || note, ', ' order by id) from a")
        );
    }

    [Fact]
    public async Task LockIsReleasedWhenItsHolderDies()
    {
        await using var database = await MigrationDatabase.CreateAsync();
        await using var other = NpgsqlDataSource.Create(database.ConnectionString);
        var holder = await other.OpenConnectionAsync();
        await MigrationLock.TakeAsync(holder, "todos", _ => { }, default);
        var waiting = database.Migrator(s_create).ApplyAsync(default);
        Assert.False(waiting.IsCompleted);

        var pid = holder.ProcessID;
        await database.ScalarAsync($"select pg_terminate_backend({pid})");

        Assert.Single(await waiting);
    }
}
