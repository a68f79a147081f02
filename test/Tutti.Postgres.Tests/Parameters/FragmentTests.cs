using Tutti.Postgres.Tests.Support;

namespace Tutti.Postgres.Tests.Parameters;

public sealed class FragmentTests
{
    [Fact]
    public async Task PartsAreSplicedWithTheirParameters()
    {
        await using var db = await TestDb.CreateAsync();
        int? least = 3;
        Sql filter = least is null ? Sql.Empty : $"and n >= {least}";
        Sql both = $"{filter} {filter} and n < {9}";
        Sql query = $"select n from generate_series({1}, 10) n where true {both} order by n desc limit {2}";
        Assert.Equal(
            "select n from generate_series($1, 10) n where true and n >= $2 and n >= $3 and n < $4 order by n desc limit $5",
            query.ToString()
        );
        Assert.Equal([8, 7], await db.QueryAsync<int>(query));
        Assert.Equal([8, 7], await db.QueryAsync<int>($"{query}"));
    }

    [Fact]
    public async Task PartsAreJoined()
    {
        await using var db = await TestDb.CreateAsync();
        var rows = Enumerable.Range(1, 3).Select(n => (Sql)$"({n}, {"t" + n})");
        Assert.Equal(
            ["t1", "t2", "t3"],
            await db.QueryAsync<string>($"select b from (values {Sql.Join(", ", rows)}) t(a, b)")
        );
        Assert.Equal("a and b", Sql.Join(" and ", $"a", Sql.Empty, $"b").ToString());
        Assert.Equal("", Sql.Join(" and ").ToString());
    }

    [Theory]
    [InlineData("plain", "\"plain\"")]
    [InlineData("Two Words", "\"Two Words\"")]
    [InlineData("a\"; drop table todos; --", "\"a\"\"; drop table todos; --\"")]
    [InlineData("\"", "\"\"\"\"")]
    public async Task AnIdentifierIsANameWhateverItHolds(string name, string quoted)
    {
        await using var db = await TestDb.CreateAsync();
        Assert.Equal(quoted, Sql.Identifier(name).ToString());
        Assert.Equal("\"s\"." + quoted, Sql.Identifier("s", name).ToString());
        await db.ExecuteAsync($"create table {Sql.Identifier(name)} ({Sql.Identifier(name)} int)");
        await db.ExecuteAsync($"insert into {Sql.Identifier("public", name)} ({Sql.Identifier(name)}) values ({1})");
        Assert.Equal(
            [name],
            await db.QueryAsync<string>("select tablename::text from pg_tables where schemaname = 'public'")
        );
    }

    [Theory]
    [InlineData("")]
    [InlineData("a\0b")]
    [InlineData("more_than_sixty_three_bytes_of_which_the_server_would_cut_off_some_")]
    public void ANameThatPostgresDoesNotHaveIsRefused(string name) =>
        Assert.Throws<ArgumentException>(() => Sql.Identifier(name));

    [Fact]
    public async Task APlaceholderDoesNotRunIntoWhatIsBesideIt()
    {
        await using var db = await TestDb.CreateAsync();
        Sql tight = $"select{1}as a,{2}as b where{3}=3and{true}";
        Assert.Equal("select $1 as a,$2 as b where $3=3and $4", tight.ToString());
        Sql digits = $"{1}5 {2}{3}";
        Assert.Equal("$1 5 $2 $3", digits.ToString());
        await Task.CompletedTask;
    }

    [Fact]
    public async Task AConstantInAHoleIsAParameterToo()
    {
        const string Text = "n; drop table x";
        await using var db = await TestDb.CreateAsync();
        Assert.Equal(Text, await db.ExecuteScalarAsync<string>($"select {Text}"));
    }

    [Fact]
    public async Task AHoleInQuotesDoesNotBecomeText()
    {
        const string Text = "'; drop table x; --";
        await using var db = await TestDb.CreateAsync();
        Assert.Equal("$1", await db.ExecuteScalarAsync<string>($"select '{Text}'"));
    }

    [Fact]
    public async Task MoreParametersThanTheProtocolCountsAreRefusedWithTheRemedy()
    {
        await using var db = await TestDb.CreateAsync();
        var rows = Enumerable.Range(1, 65536).Select(n => (Sql)$"({n})");
        var many = await Assert.ThrowsAsync<ArgumentException>(() =>
            db.ExecuteAsync($"select * from (values {Sql.Join(",", rows)}) t(a)")
        );
        Assert.Contains("any({ids})", many.Message, StringComparison.Ordinal);
    }
}
