using Tutti.Postgres.Tests.Support;

namespace Tutti.Postgres.Tests.Queries;

public sealed class ListenTests
{
    [Fact]
    public async Task WhatIsNotifiedIsHeardAfterTheCommit()
    {
        await using var db = await TestDb.CreateAsync();
        await using var heard = db.ListenAsync("my \"jobs\"").GetAsyncEnumerator();
        Assert.True(await heard.MoveNextAsync());
        Assert.True(heard.Current.HasBegun);

        await using (var undone = await db.BeginAsync())
        {
            await undone.NotifyAsync("my \"jobs\"", "undone");
        }
        await using (var transaction = await db.BeginAsync())
        {
            await transaction.NotifyAsync("my \"jobs\"", "one");
            await transaction.NotifyAsync("my \"jobs\"", "two");
            await transaction.CommitAsync();
        }

        Assert.True(await heard.MoveNextAsync());
        Assert.Equal(new SqlNotification("my \"jobs\"", "one", false), heard.Current);
        Assert.True(await heard.MoveNextAsync());
        Assert.Equal("two", heard.Current.Payload);
    }

    [Fact]
    public async Task AListenerWhoseConnectionIsLostListensAgainAndSaysSo()
    {
        await using var db = await TestDb.CreateAsync("Application Name=listener");
        await using var heard = db.ListenAsync("jobs").GetAsyncEnumerator();
        await heard.MoveNextAsync();
        var next = heard.MoveNextAsync().AsTask();

        await db.ExecuteAsync(
            "select pg_terminate_backend(pid) from pg_stat_activity where query like 'listen %' and datname = current_database()"
        );

        Assert.True(await next);
        Assert.True(heard.Current.HasBegun);
        await db.NotifyAsync("jobs", "again");
        Assert.True(await heard.MoveNextAsync());
        Assert.Equal("again", heard.Current.Payload);
    }

    [Fact]
    public async Task ListeningEndsWhenItIsCanceled()
    {
        await using var db = await TestDb.CreateAsync();
        using var stop = new CancellationTokenSource();
        await using var heard = db.ListenAsync("jobs", stop.Token).GetAsyncEnumerator();
        await heard.MoveNextAsync();
        var next = heard.MoveNextAsync().AsTask();
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => next);
    }
}
