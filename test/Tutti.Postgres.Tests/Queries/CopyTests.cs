using System.Text;
using Npgsql;
using Tutti.Postgres.Tests.Support;

namespace Tutti.Postgres.Tests.Queries;

public sealed class CopyTests
{
    private enum Mood
    {
        VeryHappy,
        Sad,
    }

    [Fact]
    public async Task RowsOfAllTypesAreCopiedIn()
    {
        await using var db = await TestDb.CreateAsync();
        await db.ExecuteAsync("create type mood as enum ('very_happy', 'sad')");
        await db.ExecuteAsync(
            "create table things (id bigint, small smallint, name text, mood mood, at timestamptz, tags text[], data jsonb, price numeric)"
        );
        await db.DataSource.ReloadTypesAsync();
        var at = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.FromHours(2));

        var rows = await db.CopyInAsync(
            "things",
            ["id", "small", "name", "mood", "at", "tags", "data", "price"],
            Enumerable.Range(0, 1000),
            async (row, number) =>
            {
                await row.WriteAsync(number);
                await row.WriteAsync((byte)7);
                await row.WriteAsync(number % 2 == 0 ? "even" : null);
                await row.WriteAsync(Mood.VeryHappy);
                await row.WriteAsync(at);
                await row.WriteAsync(new[] { "a", "b" });
                await row.WriteAsync(System.Text.Json.JsonElement.Parse("{\"a\":1}"));
                await row.WriteAsync(number % 3 == 0 ? (uint?)5 : null);
            }
        );

        Assert.Equal(1000, rows);
        Assert.Equal(
            1000,
            await db.ExecuteScalarAsync<long>(
                $"select count(*) from things where small = 7 and mood = 'very_happy' and at = {at} and tags = '{{a,b}}' and data->>'a' = '1'"
            )
        );
        Assert.Equal(500, await db.ExecuteScalarAsync<long>("select count(name) from things"));
        Assert.Equal(334, await db.ExecuteScalarAsync<long>("select count(price) from things"));
    }

    [Fact]
    public async Task WhatIsNotCompletedIsNotThere()
    {
        await using var db = await TestDb.CreateAsync("Maximum Pool Size=1;Timeout=2");
        await db.ExecuteAsync("create table numbers (n int)");
        await using (var copy = await db.CopyInAsync("numbers", ["n"]))
        {
            await copy.StartRowAsync();
            await copy.WriteAsync(1);
        }
        Assert.Equal(0, await db.ExecuteScalarAsync<long>("select count(*) from numbers"));
    }

    [Fact]
    public async Task ARowThatDoesNotFitIsAnError()
    {
        await using var db = await TestDb.CreateAsync();
        await db.ExecuteAsync("create table pairs (a int, b int)");
        var unknown = await Assert.ThrowsAsync<ArgumentException>(() => db.CopyInAsync("pairs", ["a", "c"]));
        Assert.StartsWith(
            "The table \"pairs\" has no column 'c'; it has: a, b.",
            unknown.Message,
            StringComparison.Ordinal
        );

        await using var copy = await db.CopyInAsync(Sql.Identifier("public", "pairs"), ["a", "b"]);
        await Assert.ThrowsAsync<InvalidOperationException>(() => copy.WriteAsync(1));
        await copy.StartRowAsync();
        var mismatch = await Assert.ThrowsAsync<ArgumentException>(() => copy.WriteAsync("text"));
        Assert.StartsWith(
            "A value of type 'string' cannot be written into the column 'a' (integer).",
            mismatch.Message,
            StringComparison.Ordinal
        );
        var shortRow = await Assert.ThrowsAsync<InvalidOperationException>(() => copy.StartRowAsync());
        Assert.Equal("The row ends before its column 'b': write 2 values for each row.", shortRow.Message);
    }

    [Fact]
    public async Task AViolationNamesTheConstraintAndTheConnectionIsUsedAgain()
    {
        await using var db = await TestDb.CreateAsync("Maximum Pool Size=1;Timeout=2");
        await db.ExecuteAsync("create table numbers (n int primary key)");
        var violation = await Assert.ThrowsAsync<PostgresException>(() =>
            db.CopyInAsync("numbers", ["n"], [1, 1], async (row, number) => await row.WriteAsync(number))
        );
        Assert.Equal(PostgresErrorCodes.UniqueViolation, violation.SqlState);
        Assert.Equal(0, await db.ExecuteScalarAsync<long>("select count(*) from numbers"));
    }

    [Fact]
    public async Task AResultIsCopiedOut()
    {
        await using var db = await TestDb.CreateAsync();
        using var file = new MemoryStream();
        await db.CopyOutAsync($"select 1 as a, 'x,y' as {Sql.Identifier("the b")}", file, SqlCopyFormat.CsvWithHeader);
        Assert.Equal("a,the b\n1,\"x,y\"\n", Encoding.UTF8.GetString(file.ToArray()));
        await Assert.ThrowsAsync<ArgumentException>(() => db.CopyOutAsync($"select {1}", file));
    }
}
