using Npgsql;
using Tutti.Postgres.Tests.Support;

namespace Tutti.Postgres.Tests.Queries;

public sealed class BatchTests
{
    [Fact]
    public async Task TheRowsOfEachStatementAreWhereTheyWereAskedFor()
    {
        await using var db = await TestDb.CreateAsync();
        var batch = db.CreateBatch();
        batch.Add("create table todos (id int primary key, title text not null, done bool not null)");
        batch.Add($"insert into todos values ({1}, {"a"}, {false}), ({2}, {"b"}, {true}) returning id");
        var done = batch.Query<Todo>($"select * from todos where done = {true}");
        Sql open = $"where not done and id = {1}";
        batch.Add($"update todos set title = {"c"} {open}");
        var none = batch.Query<int>("select id from todos where false");
        var titles = batch.Query<string>("select title from todos order by id");
        Assert.Throws<InvalidOperationException>(() => done.Rows);

        Assert.Equal(3, await batch.ExecuteAsync());

        Assert.Equal([new Todo(2, "b", true)], done.Rows);
        Assert.Empty(none.Rows);
        Assert.Equal(["c", "b"], titles.Rows);
    }

    [Fact]
    public async Task AStatementThatFailsUndoesTheOthers()
    {
        await using var db = await TestDb.CreateAsync();
        await db.ExecuteAsync("create table numbers (n int primary key)");
        var batch = db.CreateBatch();
        batch.Add($"insert into numbers values ({1})");
        batch.Add($"insert into numbers values ({1})");
        await Assert.ThrowsAsync<PostgresException>(() => batch.ExecuteAsync());
        Assert.Equal(0, await db.ExecuteScalarAsync<long>("select count(*) from numbers"));
    }

    [Fact]
    public async Task ABatchIsPartOfATransaction()
    {
        await using var db = await TestDb.CreateAsync();
        await db.ExecuteAsync("create table numbers (n int primary key)");
        await using (var transaction = await db.BeginAsync())
        {
            var batch = transaction.CreateBatch();
            batch.Add($"insert into numbers values ({1})");
            Assert.Equal(1, await batch.ExecuteAsync());
            Assert.Equal(0, await transaction.CreateBatch().ExecuteAsync());
        }
        Assert.Equal(0, await db.ExecuteScalarAsync<long>("select count(*) from numbers"));
    }
}
