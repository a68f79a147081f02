using NpgsqlTypes;
using Tutti.Postgres.Tests.Support;

namespace Tutti.Postgres.Tests.Parameters;

public sealed class EnumTests
{
    private enum Mood
    {
        Sad,
        VeryHappy,

        [PgName("so \"so\"")]
        SoSo,
    }

    [Flags]
    private enum Rights
    {
        None = 0,
        Read = 1,
        Write = 2,
    }

    [Fact]
    public async Task AnEnumIsItsNameInSnakeCaseInEnumAndTextColumns()
    {
        await using var db = await TestDb.CreateAsync();
        await db.ExecuteAsync("create type mood as enum ('sad', 'very_happy', 'so \"so\"')");
        await db.DataSource.ReloadTypesAsync();
        await db.ExecuteAsync("create table people (mood mood not null, shown text not null)");
        foreach (var mood in Enum.GetValues<Mood>())
        {
            await db.ExecuteAsync($"insert into people values ({mood}, {mood})");
        }
        Assert.Equal(Enum.GetValues<Mood>(), await db.QueryAsync<Mood>("select mood from people order by mood"));
        Assert.Equal(
            ["sad", "very_happy", "so \"so\""],
            await db.QueryAsync<string>("select shown from people order by mood")
        );
        Assert.Equal(
            [Mood.VeryHappy],
            await db.QueryAsync<Mood>($"select shown from people where mood = {Mood.VeryHappy}")
        );
        Mood?[] some = [Mood.SoSo, Mood.Sad, null];
        Assert.Equal(2, await db.ExecuteScalarAsync<int>($"select count(*) from people where mood = any({some})"));
        Assert.Equal(2, await db.ExecuteScalarAsync<int>($"select count(*) from people where shown = any({some})"));
        Assert.Equal(
            [Mood.Sad, Mood.SoSo],
            await db.ExecuteScalarAsync<Mood[]>("select array['sad', 'so \"so\"']::mood[]")
        );
        Assert.Equal([Mood.Sad], await db.ExecuteScalarAsync<List<Mood>>("select array['SAD']"));
        Assert.Null(await db.ExecuteScalarAsync<Mood?>("select null::mood"));
        Assert.Equal(Mood.Sad, await db.ExecuteScalarAsync<Mood?>("select 'sad'::mood"));
    }

    [Fact]
    public async Task ANameIsReadInAnyCase()
    {
        await using var db = await TestDb.CreateAsync();
        foreach (var name in (string[])["VeryHappy", "very_happy", "VERY_HAPPY", "veryHappy"])
        {
            Assert.Equal(Mood.VeryHappy, await db.ExecuteScalarAsync<Mood>($"select {name}"));
        }
        Assert.Equal(Mood.VeryHappy, await db.ExecuteScalarAsync<Mood>("select 1"));
        Assert.Equal(Mood.VeryHappy, await db.ExecuteScalarAsync<Mood>("select 1::smallint"));
    }

    [Fact]
    public async Task ANameThatTheEnumDoesNotHaveIsAnError()
    {
        await using var db = await TestDb.CreateAsync();
        var unknown = await Assert.ThrowsAsync<SqlMappingException>(() =>
            db.ExecuteScalarAsync<Mood>("select 'angry' as mood")
        );
        Assert.Equal(
            "The column 'mood' (text) cannot be read into the result (Mood). The enum 'Mood' has no 'angry', but: sad, very_happy, so \"so\". Statement: select 'angry' as mood",
            unknown.Message
        );
        var nameless = await Assert.ThrowsAsync<ArgumentException>(() => db.ExecuteAsync($"select {(Mood)7}"));
        Assert.Contains("{(int)value}", nameless.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FlagsAreNumbers()
    {
        await using var db = await TestDb.CreateAsync();
        await db.ExecuteAsync("create table users (rights int not null)");
        await db.ExecuteAsync($"insert into users values ({Rights.Read | Rights.Write})");
        Assert.Equal(Rights.Read | Rights.Write, await db.ExecuteScalarAsync<Rights>("select rights from users"));
    }

    [Fact]
    public async Task ATypeThatIsNewerThanTheConnectionsIsLearntAtItsFirstUse()
    {
        await using var db = await TestDb.CreateAsync();
        await db.ExecuteAsync("create type mood as enum ('sad')");
        var unknown = await Assert.ThrowsAsync<SqlMappingException>(() =>
            db.ExecuteScalarAsync<Mood>("select 'sad'::mood as mood")
        );
        Assert.Contains("is newer than the connections of this process", unknown.Message, StringComparison.Ordinal);
        await db.Core.TypesReloaded;
        Assert.Equal(Mood.Sad, await db.ExecuteScalarAsync<Mood>("select 'sad'::mood"));
    }
}
