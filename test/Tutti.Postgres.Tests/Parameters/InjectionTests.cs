using Tutti.Postgres.Tests.Support;

namespace Tutti.Postgres.Tests.Parameters;

/// <summary>Whatever a text holds, and wherever it stands, it arrives as data. Texts are made by chance, from pieces that mean something to a parser.</summary>
public sealed class InjectionTests
{
    private const int Texts = 300;

    private static readonly string[] Pieces =
    [
        "'",
        "''",
        "\"",
        "\\",
        "\\'",
        ";",
        "--",
        "/*",
        "*/",
        "$1",
        "$$",
        "$tag$",
        "{",
        "}",
        "{0}",
        ",",
        "(",
        ")",
        "null",
        "NULL",
        " ",
        "\n",
        "\t",
        "\u2028",
        "\u02bc",
        "'; drop table marker; --",
        "' or '1'='1",
        "\"; drop table marker; --",
        "E'\\x27'",
        "😀",
        "é",
        "a",
        "0",
        ":x",
        "@p",
        "?",
        "%s",
        "x'y\"z",
        "\u0001",
        "\ud7ff",
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(20260101)]
    [InlineData(987654321)]
    public async Task WhatIsInAHoleIsData(int seed)
    {
        await using var db = await TestDb.CreateAsync();
        await db.ExecuteAsync("create table marker (text text not null)");
        await db.ExecuteAsync("insert into marker values ('still there')");
#pragma warning disable CA5394 // A seed is wanted.
        var random = new Random(seed);
        for (var count = 0; count < Texts; count++)
        {
            var text = string.Concat(
                Enumerable.Range(0, random.Next(1, 9)).Select(_ => Pieces[random.Next(Pieces.Length)])
            );
            Assert.True(text == await InSomeHoleAsync(db, text, count), $"seed {seed}: {text}");
        }
#pragma warning restore CA5394
        Assert.Equal(["still there"], await db.QueryAsync<string>("select text from marker"));
        Assert.Equal(
            ["marker"],
            await db.QueryAsync<string>("select tablename::text from pg_tables where schemaname = 'public'")
        );
    }

    private static async Task<string?> InSomeHoleAsync(TestDb db, string text, int kind)
    {
        object boxed = text;
        string[] array = [text, "other"];
        Sql part = $"{text}";
        switch (kind % 10)
        {
            case 0:
                return await db.ExecuteScalarAsync<string>($"select {text}");
            case 1:
                return await db.ExecuteScalarAsync<string>($"select {boxed}");
            case 2:
                return await db.ExecuteScalarAsync<string>($"select ({array})[1]");
            case 3:
                return await db.ExecuteScalarAsync<string>($"select ({new List<string> { "x", text }})[2]");
            case 4:
                return await db.ExecuteScalarAsync<string>($"select {part}");
            case 5:
                return await db.ExecuteScalarAsync<string>($"select (array[{Sql.Join(", ", part, part)}])[2]");
            case 6 when !text.Contains('\u0001', StringComparison.Ordinal):
                return await db.ExecuteScalarAsync<string>($"select {Sql.Json(new { a = text })} ->> 'a'");
            case 7 when System.Text.Encoding.UTF8.GetByteCount(text) <= 63:
                return await db.ExecuteScalarAsync<string>(
                    $"select key from (select to_jsonb(t) as json from (select 1 as {Sql.Identifier(text)}) t) j, jsonb_object_keys(json) key"
                );
            case 8:
                var batch = db.CreateBatch();
                var rows = batch.Query<string>($"select {text}");
                await batch.ExecuteAsync();
                return rows.Rows[0];
            default:
                await using (var transaction = await db.BeginAsync())
                {
                    await transaction.ExecuteAsync("create temporary table copied (text text) on commit drop");
                    await transaction.CopyInAsync(
                        "copied",
                        ["text"],
                        [text],
                        async (row, value) => await row.WriteAsync(value)
                    );
                    return await transaction.QuerySingleAsync<string>($"select text from copied where text = {text}");
                }
        }
    }
}
