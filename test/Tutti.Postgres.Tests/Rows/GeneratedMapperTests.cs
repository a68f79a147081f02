using Tutti.Postgres.Tests.Support;

namespace Tutti.Postgres.Tests.Rows;

/// <summary>What the generator writes for types of all shapes, with rows of a real server.</summary>
public sealed class GeneratedMapperTests
{
    [Fact]
    public async Task ARecordTakesWhatItsParametersSayWithoutAColumn()
    {
        await using var db = await TestDb.CreateAsync();

        Assert.Equal(new Item(1, "a"), await db.QuerySingleAsync<Item>("select 1 as id, 'a' as name"));
        Assert.Equal(
            new Item(1, "a", 7, Grade.Good),
            await db.QuerySingleAsync<Item>("select 'good' as grade, 7 as count, 'a' as name, 1 as id")
        );
    }

    [Fact]
    public async Task AClassKeepsWhatItsPropertiesAreWithoutAColumn()
    {
        await using var db = await TestDb.CreateAsync();

        var bare = await db.QuerySingleAsync<Account>("select 1 as id");
        Assert.Equal((1, "nobody", null, "new", 3), (bare.Id, bare.Owner, bare.Note, bare.State, bare.Version));

        var full = await db.QuerySingleAsync<Account>(
            "select 2 as id, 'Ann' as owner, 'n' as note, 'open' as state, 9::bigint as version"
        );
        Assert.Equal((2, "Ann", "n", "open", 9), (full.Id, full.Owner, full.Note, full.State, full.Version));
    }

    [Fact]
    public async Task StructsAreMadeToo()
    {
        await using var db = await TestDb.CreateAsync();

        Assert.Equal(new Point { X = 1, Y = 2 }, await db.QuerySingleAsync<Point>("select 1 as x, 2 as y"));
        Assert.Equal(new Point { X = 1, Y = 5 }, await db.QuerySingleAsync<Point>("select 1 as x"));
        Assert.Equal(new Size(3) { Unit = "cm" }, await db.QuerySingleAsync<Size>("select 3 as length, 'cm' as unit"));
        Assert.Equal(new Size(3), await db.QuerySingleAsync<Size>("select 3 as length"));
    }

    [Fact]
    public async Task ANullableStructTellsThatThereIsNoRow()
    {
        await using var db = await TestDb.CreateAsync();

        Assert.Null(await db.QueryFirstOrDefaultAsync<(int, string)?>("select 1, 'a' where false"));
        Assert.Equal((1, "a"), await db.QueryFirstOrDefaultAsync<(int, string)?>("select 1, 'a'"));
    }

    [Fact]
    public async Task LongTuplesAndGenericTypesAreMade()
    {
        await using var db = await TestDb.CreateAsync();

        Assert.Equal(
            (1, 2, 3, 4, 5, 6, 7, 8, "nine"),
            await db.QuerySingleAsync<(int, int, int, int, int, int, int, int, string)>(
                "select 1, 2, 3, 4, 5, 6, 7, 8, 'nine'"
            )
        );
        Assert.Equal(new Box<long>(5), await db.QuerySingleAsync<Box<long>>("select 5::bigint as content"));
        Assert.Equal(new Box<string?>(null), await db.QuerySingleAsync<Box<string?>>("select null::text as content"));
    }

    [Fact]
    public async Task ABatchMakesThemToo()
    {
        await using var db = await TestDb.CreateAsync();
        var batch = db.CreateBatch();
        var items = batch.Query<Item>("select 1 as id, 'a' as name");
        await batch.ExecuteAsync(TestContext.Current.CancellationToken);

        Assert.Equal([new Item(1, "a")], items.Rows);
    }
}

internal enum Grade
{
    Bad,
    Good,
}

internal sealed record Item(int Id, string Name, int Count = 3, Grade Grade = Grade.Bad, string? Note = null);

internal sealed record Box<T>(T Content);

internal abstract class Versioned
{
    public long Version { get; set; } = 3;
}

internal sealed class Account : Versioned
{
    public required int Id { get; init; }

    public string Owner { get; init; } = "nobody";

    public string? Note { get; set; }

    public string State { get; internal set; } = "new";
}

internal record struct Point
{
    public Point() { }

    public int X { get; set; }

    public int Y { get; init; } = 5;
}

internal record struct Size(int Length)
{
    public string Unit { get; init; } = "m";
}
