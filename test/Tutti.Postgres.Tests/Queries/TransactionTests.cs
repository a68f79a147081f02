using System.Data;
using Npgsql;
using Tutti.Postgres.Tests.Support;

namespace Tutti.Postgres.Tests.Queries;

public sealed class TransactionTests
{
    [Fact]
    public async Task WhatIsCommittedStaysAndWhatIsNotIsUndone()
    {
        await using var db = await NumbersAsync();
        await using (var transaction = await db.BeginAsync())
        {
            await transaction.ExecuteAsync($"insert into numbers values ({1})");
            await transaction.CommitAsync();
        }
        await using (var transaction = await db.BeginAsync())
        {
            await transaction.ExecuteAsync($"insert into numbers values ({2})");
            Assert.Equal(2, await transaction.ExecuteScalarAsync<long>("select count(*) from numbers"));
        }
        Assert.Equal([1], await db.QueryAsync<int>("select n from numbers"));
    }

    [Fact]
    public async Task ANestedTransactionIsUndoneAlone()
    {
        await using var db = await NumbersAsync();
        await using var outer = await db.BeginAsync();
        await outer.ExecuteAsync("insert into numbers values (1)");
        await using (var inner = await outer.BeginAsync())
        {
            await inner.ExecuteAsync("insert into numbers values (2)");
            await Assert.ThrowsAsync<PostgresException>(() => inner.ExecuteAsync("insert into numbers values (1)"));
            var busy = await Assert.ThrowsAsync<InvalidOperationException>(() => outer.ExecuteAsync("select 1"));
            Assert.StartsWith("A transaction within this one is open", busy.Message, StringComparison.Ordinal);
        }
        await using (var inner = await outer.BeginAsync())
        {
            await inner.ExecuteAsync("insert into numbers values (3)");
            await inner.CommitAsync();
        }
        await outer.CommitAsync();
        Assert.Equal([1, 3], await db.QueryAsync<int>("select n from numbers order by n"));
    }

    [Fact]
    public async Task ATransactionInWhichAStatementFailedCannotBeCommitted()
    {
        await using var db = await NumbersAsync();
        await using var transaction = await db.BeginAsync();
        await transaction.ExecuteAsync("insert into numbers values (1)");
        await Assert.ThrowsAsync<PostgresException>(() => transaction.ExecuteAsync("insert into numbers values (1)"));

        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => transaction.CommitAsync());

        Assert.StartsWith(
            "The transaction cannot be committed, for a statement in it has failed: 23505",
            refused.Message,
            StringComparison.Ordinal
        );
        Assert.IsType<PostgresException>(refused.InnerException);
        Assert.Empty(await db.QueryAsync<int>("select n from numbers"));
    }

    [Fact]
    public async Task ATransactionThatHasEndedSaysHow()
    {
        await using var db = await NumbersAsync();
        var transaction = await db.BeginAsync();
        await transaction.CommitAsync();
        var committed = await Assert.ThrowsAsync<InvalidOperationException>(() => transaction.ExecuteAsync("select 1"));
        Assert.Equal(
            "The transaction has ended: it was committed. Begin another one: await db.BeginAsync().",
            committed.Message
        );
        await Assert.ThrowsAsync<InvalidOperationException>(() => transaction.CommitAsync());
        await transaction.DisposeAsync();

        transaction = await db.BeginAsync();
        await transaction.DisposeAsync();
        var disposed = await Assert.ThrowsAsync<InvalidOperationException>(() =>
            transaction.QueryAsync<int>("select 1")
        );
        Assert.Contains("rolled back, as it was disposed", disposed.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ANestedTransactionEndsWithTheOneAroundIt()
    {
        await using var db = await NumbersAsync();
        var outer = await db.BeginAsync();
        var inner = await outer.BeginAsync();
        await outer.DisposeAsync();
        var ended = await Assert.ThrowsAsync<InvalidOperationException>(() => inner.ExecuteAsync("select 1"));
        Assert.StartsWith("The transaction around this one has ended", ended.Message, StringComparison.Ordinal);
        await inner.DisposeAsync();
    }

    [Fact]
    public async Task AConstraintThatIsCheckedAtTheCommitFailsIt()
    {
        await using var db = await NumbersAsync();
        await db.ExecuteAsync(
            "alter table numbers add column other int references numbers (n) deferrable initially deferred"
        );
        await using var transaction = await db.BeginAsync();
        await transaction.ExecuteAsync("insert into numbers values (1, 2)");
        var refused = await Assert.ThrowsAsync<PostgresException>(() => transaction.CommitAsync());
        Assert.Equal(PostgresErrorCodes.ForeignKeyViolation, refused.SqlState);
        Assert.Empty(await db.QueryAsync<int>("select n from numbers"));
    }

    [Fact]
    public async Task TwoStatementsAtOnceOnATransactionAreAnError()
    {
        await using var db = await NumbersAsync();
        await using var transaction = await db.BeginAsync();
        await foreach (var number in transaction.StreamAsync<int>("select * from generate_series(1, 2)"))
        {
            var busy = await Assert.ThrowsAsync<InvalidOperationException>(() => transaction.ExecuteAsync("select 7"));
            Assert.StartsWith("The connection is busy", busy.Message, StringComparison.Ordinal);
            Assert.EndsWith("Statement: select 7", busy.Message, StringComparison.Ordinal);
        }
        await transaction.CommitAsync();
    }

    [Fact]
    public async Task WorkThatMetAnotherTransactionIsDoneAgain()
    {
        await using var db = await NumbersAsync();
        await db.ExecuteAsync("insert into numbers values (0)");
        var attempts = 0;
        await Task.WhenAll(
            Enumerable
                .Range(0, 4)
                .Select(_ =>
                    db.InTransactionAsync(
                        async transaction =>
                        {
                            Interlocked.Increment(ref attempts);
                            var most = await transaction.QuerySingleAsync<int>("select max(n) from numbers");
                            await transaction.ExecuteAsync($"insert into numbers values ({most + 1})");
                        },
                        IsolationLevel.Serializable
                    )
                )
        );
        Assert.Equal(4, await db.QuerySingleAsync<int>("select max(n) from numbers"));
        Assert.True(attempts >= 4);
    }

    [Fact]
    public async Task WorkThatAlwaysMeetsAnotherTransactionIsGivenUp()
    {
        await using var db = await NumbersAsync();
        var attempts = 0;
        var conflict = await Assert.ThrowsAsync<PostgresException>(() =>
            db.InTransactionAsync(async transaction =>
            {
                attempts++;
                await transaction.ExecuteAsync("do $$ begin raise exception 'no' using errcode = '40001'; end $$");
            })
        );
        Assert.Equal("40001", conflict.SqlState);
        Assert.Equal(8, attempts);
    }

    [Fact]
    public async Task WorkThatFailsOtherwiseIsNotDoneAgain()
    {
        await using var db = await NumbersAsync();
        var attempts = 0;
        await Assert.ThrowsAsync<PostgresException>(() =>
            db.InTransactionAsync(async transaction =>
            {
                attempts++;
                await transaction.ExecuteAsync("insert into numbers values (1)");
                return await transaction.ExecuteAsync("insert into numbers values (1)");
            })
        );
        Assert.Equal(1, attempts);
        Assert.Empty(await db.QueryAsync<int>("select n from numbers"));
    }

    [Fact]
    public async Task TheIsolationLevelIsTheServers()
    {
        await using var db = await NumbersAsync();
        await using var transaction = await db.BeginAsync(IsolationLevel.RepeatableRead);
        Assert.Equal("repeatable read", await transaction.ExecuteScalarAsync<string>("show transaction_isolation"));
    }

    [Fact]
    public async Task ASessionKeepsWhatBelongsToAConnection()
    {
        await using var db = await TestDb.CreateAsync("Maximum Pool Size=1;Timeout=2");
        var session = await db.OpenSessionAsync();
        await session.ExecuteAsync("create temporary table picked (id int)");
        await using (var transaction = await session.BeginAsync())
        {
            await transaction.ExecuteAsync($"insert into picked select unnest({new[] { 1, 2, 3 }})");
            await transaction.CommitAsync();
        }
        Assert.Equal(3, await session.ExecuteScalarAsync<long>("select count(*) from picked"));
        await session.DisposeAsync();
        await Assert.ThrowsAsync<PostgresException>(() => db.ExecuteAsync("select * from picked"));
        await Assert.ThrowsAsync<InvalidOperationException>(() => session.ExecuteAsync("select 1"));
    }

    private static async Task<TestDb> NumbersAsync()
    {
        var db = await TestDb.CreateAsync();
        await db.ExecuteAsync("create table numbers (n int primary key)");
        return db;
    }
}
