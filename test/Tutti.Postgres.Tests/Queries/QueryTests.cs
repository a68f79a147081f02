using Npgsql;
using Tutti.Postgres.Tests.Support;

namespace Tutti.Postgres.Tests.Queries;

public sealed class QueryTests
{
    [Fact]
    public async Task AHoleIsAParameter()
    {
        await using var db = await TestDb.CreateAsync();
        await db.ExecuteAsync(
            "create table todos (id int primary key, title text not null, done bool not null default false)"
        );
        var title = "it's; drop table todos --";

        Assert.Equal(1, await db.ExecuteAsync($"insert into todos (id, title) values ({1}, {title})"));

        Todo[] expected = [new(1, title, false)];
        Assert.Equal(expected, await db.QueryAsync<Todo>($"select id, title, done from todos where title = {title}"));
    }

    [Fact]
    public async Task TheFirstRowOrNothing()
    {
        await using var db = await TestDb.CreateAsync();
        Assert.Equal(
            new Todo(1, "a", true),
            await db.QueryFirstOrDefaultAsync<Todo>($"select {1} as id, 'a' as title, true as done")
        );
        Assert.Null(await db.QueryFirstOrDefaultAsync<Todo>("select 1 as id, 'a' as title, true as done where false"));
        Assert.Equal(3, await db.QueryFirstOrDefaultAsync<int>("select * from generate_series(3, 5)"));
        Assert.Equal(0, await db.QueryFirstOrDefaultAsync<int>("select 1 where false"));
        Assert.Null(await db.QueryFirstOrDefaultAsync<int?>("select 1 where false"));
    }

    [Fact]
    public async Task ASingleRowIsNeitherNoneNorSeveral()
    {
        await using var db = await TestDb.CreateAsync();
        Assert.Equal(7, await db.QuerySingleAsync<int>($"select {7}"));
        var none = await Assert.ThrowsAsync<InvalidOperationException>(() =>
            db.QuerySingleAsync<int>("select 1 where false")
        );
        Assert.Equal(
            "The result has no row, but one is expected; where there may be none, use QueryFirstOrDefaultAsync. Statement: select 1 where false",
            none.Message
        );
        var several = await Assert.ThrowsAsync<InvalidOperationException>(() =>
            db.QuerySingleAsync<int>("select * from generate_series(1, 3)")
        );
        Assert.StartsWith(
            "The result has several rows, but one is expected",
            several.Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task AScalarIsTheFirstColumnOfTheFirstRow()
    {
        await using var db = await TestDb.CreateAsync();
        Assert.Equal(2, await db.ExecuteScalarAsync<long>("select count(*), 'x' from generate_series(1, 2)"));
        Assert.Null(await db.ExecuteScalarAsync<string>("select null::text"));
        Assert.Null(await db.ExecuteScalarAsync<int?>("select 1 where false"));
        await Assert.ThrowsAsync<InvalidOperationException>(() => db.ExecuteScalarAsync<int>("select 1 where false"));
    }

    [Fact]
    public async Task RowsStreamAndAStreamThatIsLeftGivesItsConnectionBack()
    {
        await using var db = await TestDb.CreateAsync("Maximum Pool Size=1;Timeout=5");
        var stream = db.StreamAsync<int>($"select * from generate_series(1, {100_000})");
        var sum = 0L;
        await foreach (var number in stream)
        {
            sum += number;
        }
        Assert.Equal(5_000_050_000, sum);
        await foreach (var number in stream)
        {
            Assert.Equal(1, number);
            break;
        }
        Assert.Equal(1, await db.ExecuteScalarAsync<int>("select 1"));
    }

    [Fact]
    public async Task AffectedRowsAreCounted()
    {
        await using var db = await TestDb.CreateAsync();
        Assert.Equal(0, await db.ExecuteAsync("create table numbers (n int)"));
        Assert.Equal(10, await db.ExecuteAsync("insert into numbers select * from generate_series(1, 10)"));
        Assert.Equal(5, await db.ExecuteAsync($"delete from numbers where n <= {5}"));
        Assert.Equal(0, await db.ExecuteAsync("select * from numbers"));
    }

    [Fact]
    public async Task ASeveralLineStatementMayBeARawString()
    {
        await using var db = await TestDb.CreateAsync();
        Assert.Equal(
            "{\"a\": 5}",
            await db.ExecuteScalarAsync<string>(
                $$"""
                select '{"a": 5}'
                where 5 = {{5}}
                """
            )
        );
    }

    [Fact]
    public async Task AValueThatIsAwaitedMayStandInAHole()
    {
        await using var db = await TestDb.CreateAsync();
        Assert.Equal(
            6,
            await db.QuerySingleAsync<int>($"select {await db.QuerySingleAsync<int>($"select {1}")} + {5}")
        );
    }

    [Fact]
    public async Task WhatTheServerRefusesStaysItsOwnException()
    {
        await using var db = await TestDb.CreateAsync();
        await db.ExecuteAsync("create table things (id int primary key)");
        await db.ExecuteAsync("insert into things values (1)");
        var refused = await Assert.ThrowsAsync<PostgresException>(() =>
            db.ExecuteAsync($"insert into things values ({1})")
        );
        Assert.Equal(PostgresErrorCodes.UniqueViolation, refused.SqlState);
        Assert.Equal("things_pkey", refused.ConstraintName);
    }

    [Fact]
    public async Task ADatabaseThatTheFrameworkHasNotMadeSaysSo()
    {
        var made = Assert.Throws<InvalidOperationException>(() => new TestDb().DataSource);
        Assert.Equal(
            "'TestDb' is no database yet: an instance comes from the framework. Take it as a constructor's parameter.",
            made.Message
        );
        await Task.CompletedTask;
    }
}
