using System.Security.Cryptography;
using System.Text;
using Tutti.Migrations;
using Tutti.Postgres.Tests.Hosting;

namespace Tutti.Postgres.Tests.Migrations;

public sealed class TextTests
{
    [Fact]
    public async Task FileOfFiftyMegabytesIsApplied()
    {
        await using var database = await MigrationDatabase.CreateAsync();
        var text = new StringBuilder("create table big (id int, body text);\n");
        var body = new string('x', 10_000);
        for (var i = 0; i < 5000; i++)
        {
            text.Append("insert into big values (").Append(i).Append(", '").Append(body).Append("');\n");
        }

        await database.Migrator(MigrationTexts.Of(1, "big", text.ToString())).ApplyAsync(default);

        Assert.Equal(5000L, await database.ScalarAsync("select count(*) from big where length(body) = 10000"));
    }

    [Fact]
    public async Task FailureInAHugeFileIsShownShort()
    {
        await using var database = await MigrationDatabase.CreateAsync();
        var text =
            string.Concat(Enumerable.Repeat("select 1;\n", 3000))
            + $"insert into nowhere values ('{new string('x', 5_000_000)}')";

        var exception = await Assert.ThrowsAsync<MigrationException>(() =>
            database.Migrator(MigrationTexts.Of(1, "big", text)).ApplyAsync(default)
        );

        Assert.StartsWith(
            "Todos/migrations/1_big.up.sql(3001): relation \"nowhere\" does not exist",
            exception.Message,
            StringComparison.Ordinal
        );
        Assert.True(exception.Message.Length < 1000);
    }

    [Fact]
    public void WhatIsNotUtf8IsToldByItsLine()
    {
        byte[] latin = [.. "select 1;\n-- gr"u8, 0xfc, .. "n\n"u8];

        var exception = Assert.Throws<MigrationException>(() => MigrationTexts.Of(1, "latin", latin).Read());

        Assert.Equal(
            "Todos/migrations/1_latin.up.sql(2): the byte 0xfc is not UTF-8. Save the file as UTF-8.",
            exception.Message
        );
    }

    [Fact]
    public void OtherEncodingsAreRefused()
    {
        byte[] utf16 = [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes("select 1;")];

        var wide = Assert.Throws<MigrationException>(() => MigrationTexts.Of(1, "wide", utf16).Read());
        var zero = Assert.Throws<MigrationException>(() => MigrationTexts.Of(1, "zero", "select 1;\n\0").Read());

        Assert.Contains("Save the file as UTF-8.", wide.Message, StringComparison.Ordinal);
        Assert.Equal(
            "Todos/migrations/1_zero.up.sql(2): there is a NUL character. Save the file as UTF-8.",
            zero.Message
        );
    }

    [Theory]
    [InlineData(0)]
    [InlineData(65535)]
    [InlineData(65536)]
    [InlineData(200_001)]
    public void SameTextHasTheSameSumWithAnyLineEnds(int before)
    {
        var text = new string('a', before) + "\r\n\rb\r\r\nc\n\r";
        var expected = Convert.ToHexStringLower(
            SHA256.HashData(Encoding.UTF8.GetBytes(text.Replace("\r\n", "\n", StringComparison.Ordinal)))
        );

        Assert.Equal(expected, MigrationTexts.Of(1, "a", text).Checksum);
        Assert.Equal(expected, MigrationTexts.Of(1, "a", "\uFEFF" + text).Checksum);
    }

    [Fact]
    public void MigrationsAreReadFromAnAssemblyThatIsLoadedOrNot()
    {
        var assembly = typeof(TextTests).Assembly;

        var loaded = EmbeddedMigrations.Of(assembly, TodosHost.Migrations);
        var file = EmbeddedMigrations.Of(assembly.Location, TodosHost.Migrations);

        Assert.Equal(["1_create_todos", "2_add_one"], file.Select(one => one.Title));
        Assert.Equal(loaded.Select(one => one.Checksum), file.Select(one => one.Checksum));
        Assert.Equal(loaded.Select(one => one.Read()), file.Select(one => one.Read()));
        Assert.StartsWith("create table todos", file[0].Read(), StringComparison.Ordinal);
    }

    [Fact]
    public void MigrationThatTheBuildHasNotEmbeddedIsNamed()
    {
        var texts = EmbeddedMigrations.Of(typeof(TextTests).Assembly, [new(1, "gone", "Todos/1_gone.up.sql")]);

        var exception = Assert.Throws<MigrationException>(() => texts[0].Checksum);

        Assert.StartsWith(
            "Todos/1_gone.up.sql is not in the assembly of the app",
            exception.Message,
            StringComparison.Ordinal
        );
    }
}
