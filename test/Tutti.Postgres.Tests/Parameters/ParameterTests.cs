using System.Globalization;
using System.Net;
using System.Numerics;
using System.Text.Json;
using Npgsql;
using NpgsqlTypes;
using Tutti.Postgres.Tests.Support;

namespace Tutti.Postgres.Tests.Parameters;

public sealed class ParameterTests
{
    private static readonly int[] OneTwo = [1, 2];

    [Fact]
    public async Task ATextThatPostgresHasNotIsAnInvalidArgument()
    {
        await using var db = await TestDb.CreateAsync();

        var refused = await Assert.ThrowsAsync<ProblemException>(() =>
            db.ExecuteScalarAsync<string>($"select {1}::text || {"a\0b"}")
        );

        Assert.Equal(ProblemCode.InvalidArgument, refused.Code);
        Assert.Contains("(parameter $2)", refused.Message, StringComparison.Ordinal);
        Assert.Contains("\\u0000", refused.Message, StringComparison.Ordinal);
        Assert.Contains("select", refused.InnerException!.Message, StringComparison.Ordinal);
        Assert.Equal(7, await db.ExecuteScalarAsync<int>("select 7"));
    }

    [Fact]
    public async Task JsonWithATextThatPostgresHasNotIsAnInvalidArgument()
    {
        await using var db = await TestDb.CreateAsync();
        using var json = JsonDocument.Parse("""{"a":"\u0000"}""");

        var refused = await Assert.ThrowsAsync<ProblemException>(() =>
            db.ExecuteScalarAsync<string>($"select {json}::text")
        );

        Assert.Equal(ProblemCode.InvalidArgument, refused.Code);
    }

    [Fact]
    public async Task ScalarsComeBackAsTheyWereSent()
    {
        await using var db = await TestDb.CreateAsync();
        await SameAsync(db, true, "boolean");
        await SameAsync<byte>(db, 200, "smallint");
        await SameAsync<sbyte>(db, -100, "smallint");
        await SameAsync<short>(db, -30000, "smallint");
        await SameAsync<ushort>(db, 60000, "integer");
        await SameAsync(db, int.MinValue, "integer");
        await SameAsync(db, uint.MaxValue, "bigint");
        await SameAsync(db, long.MinValue, "bigint");
        await SameAsync(db, ulong.MaxValue, "numeric");
        await SameAsync(db, 1.5f, "real");
        await SameAsync(db, Math.PI, "double precision");
        await SameAsync(db, 79228162514264337593543950335m, "numeric");
        await SameAsync(db, BigInteger.Pow(10, 40), "numeric");
        await SameAsync(db, 'ß', "text");
        await SameAsync(db, "a 'quoted' \"text\" \\ $1 {0} 😀", "text");
        await SameAsync(db, Guid.NewGuid(), "uuid");
        await SameAsync(db, new DateOnly(2026, 2, 28), "date");
        await SameAsync(db, new TimeOnly(23, 59, 59, 999), "time without time zone");
        await SameAsync(db, TimeSpan.FromMilliseconds(123_456_789), "interval");
        await SameAsync(db, IPAddress.Loopback, "inet");
        await SameAsync(db, IPNetwork.Parse("10.0.0.0/8"), "cidr");
        await SameAsync(db, new NpgsqlRange<int>(1, true, 5, false), "int4range");
        await SameAsync(db, new NpgsqlPoint(1, 2), "point");
        Assert.Equal(BigInteger.Pow(2, 100), await db.ExecuteScalarAsync<BigInteger>($"select {(UInt128)1 << 100}"));
        Assert.Equal(1.5f, await db.ExecuteScalarAsync<float>($"select {(Half)1.5f}"));
    }

    [Fact]
    public async Task BytesAreOneValue()
    {
        await using var db = await TestDb.CreateAsync();
        byte[] bytes = [0, 1, 255];
        Assert.Equal(bytes, await db.ExecuteScalarAsync<byte[]>($"select {bytes}"));
        Assert.Equal(bytes, await db.ExecuteScalarAsync<byte[]>($"select {new ReadOnlyMemory<byte>(bytes)}"));
        Assert.Equal(bytes[1..], await db.ExecuteScalarAsync<byte[]>($"select {bytes.AsMemory(1)}"));
        Assert.Equal(bytes, (await db.ExecuteScalarAsync<ReadOnlyMemory<byte>>($"select {bytes}")).ToArray());
    }

    [Fact]
    public async Task TimesAreInUtcOrWithoutAZone()
    {
        await using var db = await TestDb.CreateAsync();
        await db.ExecuteAsync("set timezone to 'Europe/Paris'");
        var utc = new DateTime(2026, 3, 4, 5, 6, 7, DateTimeKind.Utc);
        await SameAsync(db, utc, "timestamp with time zone");
        Assert.Equal(DateTimeKind.Utc, (await db.ExecuteScalarAsync<DateTime>($"select {utc}")).Kind);
        await SameAsync(db, DateTime.SpecifyKind(utc, DateTimeKind.Unspecified), "timestamp without time zone");
        var offset = new DateTimeOffset(2026, 3, 4, 7, 6, 7, TimeSpan.FromHours(2));
        await SameAsync(db, offset, "timestamp with time zone");
        Assert.Equal(utc, await db.ExecuteScalarAsync<DateTime>($"select {offset}"));

        var local = DateTime.SpecifyKind(utc, DateTimeKind.Local);
        var refused = await Assert.ThrowsAsync<ArgumentException>(() => db.ExecuteAsync($"select {local}"));
        Assert.Contains("value.ToUniversalTime()", refused.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<ArgumentException>(() => db.ExecuteAsync($"select {new[] { utc, local }}"));
        await Assert.ThrowsAsync<ArgumentException>(() =>
            db.ExecuteAsync($"select {new[] { utc, DateTime.SpecifyKind(utc, DateTimeKind.Unspecified) }}")
        );
        Assert.Equal([utc], await db.ExecuteScalarAsync<DateTime[]>($"select {new List<DateTime> { utc }}"));
        Assert.True(
            await db.ExecuteScalarAsync<bool>($"select {new NpgsqlRange<DateTime>(utc, utc.AddDays(1))} @> {utc}")
        );
    }

    [Fact]
    public async Task NullHasTheTypeOfItsHole()
    {
        await using var db = await TestDb.CreateAsync();
        await NullAsync<int?>(db, "integer");
        await NullAsync<ulong?>(db, "numeric");
        await NullAsync<string?>(db, "text");
        await NullAsync<DateTime?>(db, "timestamp with time zone");
        await NullAsync<byte[]?>(db, "bytea");
        await NullAsync<JsonDocument?>(db, "jsonb");
        Assert.Equal(5, await db.ExecuteScalarAsync<int>($"select coalesce({(int?)null}, {(int?)5})"));
        Assert.True(await db.ExecuteScalarAsync<bool>($"select {(string?)null} is null"));
        await db.ExecuteAsync("create table things (n int, tags text[], mood text)");
        await db.ExecuteAsync($"insert into things values ({null}, {(string[]?)null}, {(DayOfWeek?)null})");
        Assert.Equal(
            1,
            await db.ExecuteScalarAsync<long>(
                "select count(*) from things where n is null and tags is null and mood is null"
            )
        );
    }

    [Fact]
    public async Task ListsAreArrays()
    {
        await using var db = await TestDb.CreateAsync();
        await CountAsync(db, 2, $"select count(*) from generate_series(1, 9) n where n = any({OneTwo})");
        await CountAsync(
            db,
            2,
            $"select count(*) from generate_series(1, 9) n where n = any({new List<int> { 1, 2 }})"
        );
        await CountAsync(
            db,
            2,
            $"select count(*) from generate_series(1, 9) n where n = any({OneTwo.Where(n => n > 0)})"
        );
        await CountAsync(
            db,
            2,
            $"select count(*) from generate_series(1, 9) n where n = any({new HashSet<int> { 1, 2 }})"
        );
        await CountAsync(
            db,
            2,
            $"select count(*) from generate_series(1, 9) n where n = any({(IReadOnlyList<int>)OneTwo})"
        );
        await CountAsync(
            db,
            2,
            $"select count(*) from generate_series(1, 9) n where n = any({new List<uint> { 1, 2 }})"
        );
        await CountAsync(db, 0, $"select count(*) from generate_series(1, 9) n where n = any({Array.Empty<int>()})");
        await CountAsync(db, 1, $"select count(*) from (values ('a'), ('b')) t(x) where x = any({new[] { "a", "'" }})");
        Assert.Equal([1, null], await db.ExecuteScalarAsync<int?[]>($"select {new int?[] { 1, null }}"));
        Assert.Equal(
            (string?[])["a", null],
            await db.ExecuteScalarAsync<string?[]>($"select {new List<string?> { "a", null }}")
        );
        Assert.Equal(OneTwo, await db.ExecuteScalarAsync<List<int>>($"select {OneTwo}"));
        Assert.Equal(OneTwo, await db.ExecuteScalarAsync<IReadOnlyList<int>>($"select {OneTwo}"));
        Guid[] ids = [Guid.NewGuid(), Guid.NewGuid()];
        Assert.Equal(ids, await db.ExecuteScalarAsync<Guid[]>($"select {ids}"));
        DateTimeOffset[] times = [DateTimeOffset.UnixEpoch];
        Assert.Equal(times, await db.ExecuteScalarAsync<DateTimeOffset[]>($"select {times}"));
        byte[][] blobs =
        [
            [1],
            [2, 3],
        ];
        Assert.Equal(blobs, await db.ExecuteScalarAsync<byte[][]>($"select {blobs}"));
    }

    [Fact]
    public async Task JsonIsJsonb()
    {
        await using var db = await TestDb.CreateAsync();
        using var document = JsonDocument.Parse("""{"a": [1, "it's"]}""");
        Assert.Equal("it's", await db.ExecuteScalarAsync<string>($"select {document} -> 'a' ->> 1"));
        Assert.Equal("1", await db.ExecuteScalarAsync<string>($"select {document.RootElement} -> 'a' ->> 0"));
        Assert.Equal(
            "5",
            await db.ExecuteScalarAsync<string>($"select {System.Text.Json.Nodes.JsonNode.Parse("[5]")} ->> 0")
        );
        Assert.Equal(
            "x",
            await db.ExecuteScalarAsync<string>($"select {Sql.Json(new { SomeName = "x" })} ->> 'someName'")
        );
        Assert.Equal("jsonb", await db.ExecuteScalarAsync<string>($"select pg_typeof({Sql.Json(new[] { 1 })})::text"));
        Assert.Equal(
            7,
            (await db.ExecuteScalarAsync<JsonElement>("select '{\"a\": 7}'::jsonb")).GetProperty("a").GetInt32()
        );
        Assert.Equal(
            7,
            (await db.ExecuteScalarAsync<JsonElement>("select '{\"a\": 7}'::json")).GetProperty("a").GetInt32()
        );
        using var read = await db.ExecuteScalarAsync<JsonDocument>("select '[1]'::jsonb");
        Assert.Equal(1, read.RootElement.GetArrayLength());
    }

    [Theory]
    [InlineData("0")]
    [InlineData("1")]
    [InlineData("-1")]
    [InlineData("10")]
    [InlineData("20000")]
    [InlineData("20001")]
    [InlineData("200000000")]
    [InlineData("2.0")]
    [InlineData("2.1")]
    [InlineData("2.10")]
    [InlineData("200000000.0001")]
    public async Task NumbersKeepTheirDigits(string digits)
    {
        await using var db = await TestDb.CreateAsync();
        var value = decimal.Parse(digits, CultureInfo.InvariantCulture);
        Assert.Equal(digits, await db.ExecuteScalarAsync<string>($"select {value}::text"));
        var read = await db.ExecuteScalarAsync<decimal>($"select {value}");
        Assert.Equal(digits, read.ToString(CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task AValueOfAnotherTypeThanTheColumnsIsRefusedByTheServer()
    {
        await using var db = await TestDb.CreateAsync();
        await db.ExecuteAsync("create table flags (flag bool)");
        var refused = await Assert.ThrowsAsync<PostgresException>(() =>
            db.ExecuteAsync($"insert into flags values ({"true"})")
        );
        Assert.Equal(PostgresErrorCodes.DatatypeMismatch, refused.SqlState);
    }

    [Fact]
    public async Task AValueWhoseTypeOnlyItKnowsIsSentAsThat()
    {
        await using var db = await TestDb.CreateAsync();
        object[] values = [1, "a", new[] { 1 }, IPAddress.Loopback];
        string[] types = ["integer", "text", "integer[]", "inet"];
        foreach (var (value, type) in values.Zip(types))
        {
            Assert.Equal(type, await db.ExecuteScalarAsync<string>($"select pg_typeof({value})::text"));
        }
        object day = DayOfWeek.Monday;
        Assert.Equal("monday", await db.ExecuteScalarAsync<string>($"select {day}"));
    }

    [Fact]
    public async Task WhatCannotBeSentIsAnErrorThatSaysWhatToDo()
    {
        await using var db = await TestDb.CreateAsync();
        await RefusedAsync(
            $"select {new Todo(1, "", false)}",
            "A value of type 'Todo' cannot be a parameter of a statement. Pass what it consists of"
        );
        await RefusedAsync(
            $"select {Task.FromResult(1)}",
            "A value of type 'Task<int>' cannot be a parameter of a statement. Await it"
        );
        await RefusedAsync(
            $"select {new Uri("http://a")}",
            "A value of type 'Uri' cannot be a parameter of a statement. Pass it as text"
        );
        await RefusedAsync($"select {new object()}", "A value of type 'object' cannot be a parameter");
        await RefusedAsync(
            $"select {new[] { new Todo(1, "", false) }}",
            "A value of type 'Todo' cannot be a parameter"
        );
        await RefusedAsync($"select {new[] { OneTwo }}", "A value of type 'IEnumerable<int[]>' cannot be a parameter");
        await RefusedAsync(
            $"select {(nint)5}",
            "A value of type 'IntPtr' cannot be a parameter of a statement. Cast it"
        );
        Assert.Contains(
            "Sql.Empty",
            (await Assert.ThrowsAsync<ArgumentNullException>(() => db.ExecuteAsync($"select {(Sql)null!}"))).Message,
            StringComparison.Ordinal
        );

        async Task RefusedAsync(Sql sql, string message) =>
            Assert.StartsWith(
                message,
                (await Assert.ThrowsAsync<ArgumentException>(() => db.ExecuteAsync(sql))).Message,
                StringComparison.Ordinal
            );
    }

    private static async Task SameAsync<T>(TestDb db, T value, string type)
    {
        Assert.Equal(value, await db.ExecuteScalarAsync<T>($"select {value}"));
        Assert.Equal(type, await db.ExecuteScalarAsync<string>($"select pg_typeof({value})::text"));
    }

    private static async Task NullAsync<T>(TestDb db, string type)
    {
        T value = default!;
        Assert.Equal(type, await db.ExecuteScalarAsync<string>($"select pg_typeof({value})::text"));
        Assert.Null(await db.ExecuteScalarAsync<T>($"select {value}"));
    }

    private static async Task CountAsync(TestDb db, int expected, Sql sql) =>
        Assert.Equal(expected, await db.ExecuteScalarAsync<int>(sql));
}
