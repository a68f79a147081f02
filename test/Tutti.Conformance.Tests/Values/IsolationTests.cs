using Tutti.Conformance.Tests.App.Values;
using Tutti.Conformance.Tests.Fixtures;

namespace Tutti.Conformance.Tests.Values;

/// <summary>What one side changes, the other does not see.</summary>
public sealed class IsolationTests(Apps apps) : SameEachWay(apps)
{
    [Theory]
    [EachWay]
    public async Task ACalleeChangesItsOwnCopy(Way way)
    {
        var values = await ClientOf<IValuesClient>(way);
        var mine = new Bag { Items = ["mine"] };

        var theirs = await values.AddAsync(mine, "theirs");
        var later = await values.AddLaterAsync(mine);

        Assert.Equal(["mine"], mine.Items);
        Assert.Equal(["mine", "theirs"], theirs.Items);
        Assert.Equal(["mine", "later"], later.Items);
    }

    [Theory]
    [EachWay]
    public async Task ACallerChangesItsOwnCopy(Way way)
    {
        var values = await ClientOf<IValuesClient>(way);

        (await values.OwnAsync()).Items.Add("the caller's");

        Assert.Equal(["own"], (await values.OwnAsync()).Items);
    }

    [Theory]
    [EachWay]
    public async Task ACallTakesItsArgumentsAsTheyAreWhenItIsMade(Way way)
    {
        var values = await ClientOf<IValuesClient>(way);
        var mine = new Bag { Items = ["before"] };

        var call = values.AddLaterAsync(mine);
        mine.Items.Add("after");

        Assert.Equal(["before", "later"], (await call).Items);
    }

    [Theory]
    [EachWay]
    public async Task WhatIsGivenTwiceArrivesTwice(Way way)
    {
        var values = await ClientOf<IValuesClient>(way);
        var row = new List<int?> { 1 };
        var value = new Everything
        {
            Json = System.Text.Json.JsonElement.Parse("1"),
            Required = new(1) { Name = "n" },
            Collections = { Nested = [row, row] },
        };

        var nested = (await values.EverythingAsync(value)).Collections.Nested;

        Assert.Equal(
            [
                [1],
                [1],
            ],
            nested
        );
        Assert.NotSame(nested[0], nested[1]);
    }
}
