using Tutti.Postgres.Tests.Support;

namespace Tutti.Postgres.Tests.Faults;

public sealed class CancellationTests
{
    [Fact]
    public async Task ACanceledStatementIsCanceledOnTheServer()
    {
        await using var db = await TestDb.CreateAsync("Maximum Pool Size=2");
        using var stop = new CancellationTokenSource();
        var sleeping = db.ExecuteAsync("select pg_sleep(100)", stop.Token);
        await Sleepers.UntilAsync(db, 1);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sleeping);
        await Sleepers.UntilAsync(db, 0);
        Assert.Equal(1, await db.ExecuteScalarAsync<int>("select 1"));
    }

    [Fact]
    public async Task AStreamIsCanceledInTheMiddle()
    {
        await using var db = await TestDb.CreateAsync("Maximum Pool Size=2");
        using var stop = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var n in db.StreamAsync<int>("select generate_series(1, 100000000)", stop.Token))
            {
                await stop.CancelAsync();
            }
        });
        Assert.Equal(1, await db.ExecuteScalarAsync<int>("select 1"));
    }

    [Fact]
    public async Task AStreamThatIsLeftIsNotReadToItsEnd()
    {
        await using var db = await TestDb.CreateAsync("Maximum Pool Size=1");
        await LeaveAsync(db).WaitAsync(TimeSpan.FromSeconds(20));
        Assert.Equal(1, await db.ExecuteScalarAsync<int>("select 1"));

        static async Task LeaveAsync(TestDb db)
        {
            await foreach (var n in db.StreamAsync<long>("select generate_series(1, 10000000000)"))
            {
                break;
            }
        }
    }

    [Fact]
    public async Task AStreamThatIsLeftDoesNotEndItsTransaction()
    {
        await using var db = await TestDb.CreateAsync();
        await using var transaction = await db.BeginAsync();
        await transaction.ExecuteAsync("create table numbers (n int)");
        await foreach (var n in transaction.StreamAsync<int>("select n from generate_series(1, 10000) n"))
        {
            break;
        }
        await transaction.CommitAsync();
        Assert.Empty(await db.QueryAsync<int>("select n from numbers"));
    }

    [Fact]
    public async Task ATimeoutIsThatOfOneStatement()
    {
        await using var db = await TestDb.CreateAsync();
        await using var transaction = await db.BeginAsync();
        await transaction.WithTimeout(TimeSpan.FromSeconds(1)).ExecuteAsync("select 1");
        await transaction.ExecuteAsync("select pg_sleep(1.3)");
        await transaction.CommitAsync();
    }

    [Fact]
    public async Task AStatementThatTakesTooLongIsGivenUpAndCanceledOnTheServer()
    {
        await using var db = await TestDb.CreateAsync("Maximum Pool Size=2");
        var late = await Assert.ThrowsAsync<ProblemException>(() =>
            db.WithTimeout(TimeSpan.FromSeconds(1)).ExecuteAsync("select pg_sleep(100)")
        );
        Assert.Equal(ProblemCode.DeadlineExceeded, late.Code);
        Assert.Equal("The database 'todos' took too long.", late.Message);
        Assert.Contains("select pg_sleep(100)", late.InnerException!.Message, StringComparison.Ordinal);
        await Sleepers.UntilAsync(db, 0);
        Assert.Equal(1, await db.WithTimeout(Timeout.InfiniteTimeSpan).ExecuteScalarAsync<int>("select 1"));
    }

    [Fact]
    public async Task ATimeoutOfTheServerIsTheSame()
    {
        await using var db = await TestDb.CreateAsync();
        await using var session = await db.OpenSessionAsync();
        await session.ExecuteAsync("set statement_timeout = 50");
        var late = await Assert.ThrowsAsync<ProblemException>(() => session.ExecuteAsync("select pg_sleep(100)"));
        Assert.Equal(ProblemCode.DeadlineExceeded, late.Code);
    }

    [Fact]
    public async Task ACanceledStatementKeepsItsTransactionFromBeingCommitted()
    {
        await using var db = await TestDb.CreateAsync();
        await db.ExecuteAsync("create table numbers (n int)");
        await using var transaction = await db.BeginAsync();
        await transaction.ExecuteAsync("insert into numbers values (1)");
        using var stop = new CancellationTokenSource();
        var sleeping = transaction.ExecuteAsync("select pg_sleep(100)", stop.Token);
        await Sleepers.UntilAsync(db, 1);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sleeping);
        await Assert.ThrowsAsync<InvalidOperationException>(() => transaction.CommitAsync());
        Assert.Empty(await db.QueryAsync<int>("select n from numbers"));
    }
}

/// <summary>Statements that take their time.</summary>
internal static class Sleepers
{
    /// <summary>Waits until so many are executed.</summary>
    public static async Task UntilAsync(TestDb db, int count)
    {
        while (
            await db.ExecuteScalarAsync<int>(
                "select count(*) from pg_stat_activity where datname = current_database() and state = 'active' and query like '%pg_sleep(100)%' and pid <> pg_backend_pid()"
            ) != count
        )
        {
            await Task.Delay(10);
        }
    }
}
