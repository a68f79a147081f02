using System.Collections.Immutable;
using Tutti.Conformance.Tests.App.Values;
using Tutti.Conformance.Tests.Fixtures;
using Tutti.Support;

namespace Tutti.Conformance.Tests.Values;

/// <summary>Values that one form could say and another not, most of them of types that pass by reference within a process.</summary>
public sealed class SimpleValueTests(Apps apps) : SameEachWay(apps)
{
    [Theory]
    [EachWay]
    public async Task HalfACharacterIsReplacedOnItsWayThereAndBack(Way way)
    {
        var values = await ClientOf<IValuesClient>(way);

        Assert.Equal("0061FFFDFFFDD83DDE00", await values.UnitsAsync("a\udc00\ud83d\ud83d\ude00"));
        Assert.Equal("a\ufffd", await values.TextAsync("a\ud83d"));
        Assert.Equal('\ufffd', await values.CharacterAsync('\udc00'));
        Assert.Equal("half \ufffd", (await values.HalfACharacterAsync()).Text);
        Assert.Equal("\ufffd", (await values.PlainAsync(Sample with { Texts = ["\udfff"] })).Texts[0]);
        Assert.Equal("\ufffd", (await values.PlainLaterAsync(Sample with { Leaf = new("\udfff", 1) })).Leaf!.Name);
        Assert.Equal("\ufffd", (await values.LeafInAValueTaskAsync(new("\ud800", 1))).Name);
    }

    [Theory]
    [EachWay]
    public async Task WhatIsNoNumberIsRefused(Way way)
    {
        var values = await ClientOf<IValuesClient>(way);

        foreach (var number in (double[])[double.NaN, double.PositiveInfinity])
        {
            Assert.Equal(ProblemCode.InvalidArgument, (await ProblemOf(() => values.DoubleAsync(number))).Code);
            var plain = Sample with { Doubles = [1, number] };
            Assert.Equal(ProblemCode.InvalidArgument, (await ProblemOf(() => values.PlainAsync(plain))).Code);
        }
        Assert.Equal(ProblemCode.Internal, (await ProblemOf(() => values.NotANumberAsync())).Code);
        Assert.Equal(ProblemCode.Internal, (await ProblemOf(() => values.ComputedAsync(0))).Code);
        Assert.Equal(0.5, (await values.ComputedAsync(2)).Inverse);
    }

    [Theory]
    [EachWay]
    public async Task NumbersKeepEveryBitThatJsonHas(Way way)
    {
        var values = await ClientOf<IValuesClient>(way);

        foreach (var number in (double[])[-0.0, double.Epsilon, double.MaxValue, 0.1 + 0.2])
        {
            Assert.Equal(
                BitConverter.DoubleToInt64Bits(number),
                BitConverter.DoubleToInt64Bits(await values.DoubleAsync(number))
            );
        }
        foreach (var number in (decimal[])[1.10m, 0.000m, decimal.MaxValue, -1e-28m])
        {
            Assert.Equal(decimal.GetBits(number), decimal.GetBits(await values.DecimalAsync(number)));
        }
        Assert.Equal(decimal.GetBits(0.0m), decimal.GetBits(await values.DecimalAsync(-0.0m)));
    }

    [Theory]
    [EachWay]
    public async Task TimesKeepTheirKind(Way way)
    {
        var values = await ClientOf<IValuesClient>(way);

        foreach (var kind in Enum.GetValues<DateTimeKind>())
        {
            var time = new DateTime(2026, 7, 1, 12, 30, 15, kind).AddTicks(1_234_567);
            var arrived = await values.TimeAsync(time);
            Assert.Equal((time, kind), (arrived, arrived.Kind));
        }
    }

    [Theory]
    [EachWay]
    public async Task OfEnumsOnlyNamedValuesTravel(Way way)
    {
        var values = await ClientOf<IValuesClient>(way);

        Assert.Equal(Level.High, await values.LevelAsync(Level.High));
        Assert.Equal(Rights.Both, await values.RightsAsync(Rights.Read | Rights.Write));
        Assert.Equal(ProblemCode.InvalidArgument, (await ProblemOf(() => values.LevelAsync((Level)77))).Code);
        Assert.Equal(ProblemCode.InvalidArgument, (await ProblemOf(() => values.RightsAsync((Rights)200))).Code);
        Assert.Equal(ProblemCode.Internal, (await ProblemOf(() => values.NoSuchLevelAsync())).Code);
    }

    [Theory]
    [EachWay]
    public async Task DefaultsAreThoseOfTheEndpoint(Way way)
    {
        var values = await ClientOf<IValuesClient>(way);

        Assert.Equal("5 none High null", await values.DefaultsAsync());
        Assert.Equal("0  Low 0", await values.DefaultsAsync(0, "", Level.Low, 0));
        await values.NothingAsync();
    }

    [Theory]
    [EachWay]
    public async Task AComparerStaysBehind(Way way)
    {
        var values = await ClientOf<IValuesClient>(way);
        var map = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase) { ["a"] = 1 };
        var immutable = map.ToImmutableDictionary(StringComparer.OrdinalIgnoreCase);

        Assert.True(await values.FindsAsync(map, "a"));
        Assert.False(await values.FindsAsync(map, "A"));
        Assert.True(await values.FindsImmutableAsync(immutable, "a"));
        Assert.False(await values.FindsImmutableAsync(immutable, "A"));
    }

    [Theory]
    [EachWay]
    public async Task ValuesAreNestedOnlySoDeeply(Way way)
    {
        var values = await ClientOf<IValuesClient>(way);

        Assert.Equal(63, await values.DepthAsync(Chain.Of(63)));
        Assert.Equal(ProblemCode.InvalidArgument, (await ProblemOf(() => values.DepthAsync(Chain.Of(64)))).Code);
        Assert.Equal(ProblemCode.InvalidArgument, (await ProblemOf(() => values.DepthAsync(Chain.Of(5000)))).Code);
        Assert.Equal(ProblemCode.Internal, (await ProblemOf(() => values.TooDeepAsync())).Code);
    }

    [Theory]
    [EachWay]
    public async Task AnImmutableArrayThatIsNoneIsRefused(Way way)
    {
        var values = await ClientOf<IValuesClient>(way);

        var problem = await ProblemOf(() => values.LengthOfAsync(Sample with { Texts = default }));

        Assert.Equal(ProblemCode.InvalidArgument, problem.Code);
    }

    [Theory]
    [EachWay]
    public async Task PlainDataArrivesAsItIs(Way way)
    {
        var values = await ClientOf<IValuesClient>(way);

        Assert.Equal(ValueText.Of(Sample.ToString()), ValueText.Of((await values.PlainAsync(Sample)).ToString()));
        Assert.Equal(["a", ""], (await values.PlainAsync(Sample)).Texts);
        Assert.Equal(2, (await values.PlainAsync(Sample)).Map["two"]);
    }

    private static Plain Sample { get; } =
        new(
            "text 😀",
            null,
            'ü',
            -0.0,
            1.50m,
            new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc),
            Level.Middle,
            new(1, 2),
            new("leaf", 3),
            ["a", ""],
            [1, 0.5],
            ImmutableDictionary<string, int>.Empty.Add("two", 2)
        );
}
