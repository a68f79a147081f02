using System.Security.Cryptography;
using Tutti.Conformance.Tests.App.Values;
using Tutti.Conformance.Tests.Fixtures;

namespace Tutti.Conformance.Tests.Values;

/// <summary>Values that take many frames.</summary>
public sealed class LargeValueTests(Apps apps) : SameEachWay(apps)
{
    private const int Megabyte = 1 << 20;

    [Theory]
    [EachWay]
    public async Task AMegabyteOfBytesGoesThereAndBack(Way way)
    {
        var values = await ClientOf<IValuesClient>(way);
        var bytes = RandomNumberGenerator.GetBytes(Megabyte);

        Assert.Equal(bytes, await values.BytesAsync(bytes));
    }

    [Theory]
    [EachWay]
    public async Task FiftyMegabytesGoThereAndBackAndOtherCallsPassThem(Way way)
    {
        var values = await ClientOf<IValuesClient>(way);
        var bytes = new byte[50 * Megabyte];
        new Random(1).NextBytes(bytes.AsSpan(0, Megabyte));

        var large = values.BytesAsync(bytes);
        var small = Enumerable.Range(0, 100).Select(number => values.TextAsync($"{number}"));

        Assert.Equal(Enumerable.Range(0, 100).Select(number => $"{number}"), await Task.WhenAll(small));
        var arrived = await large;
        Assert.True(bytes.AsSpan().SequenceEqual(arrived));
    }

    [Theory]
    [EachWay]
    public async Task AHundredThousandItemsGoThereAndBack(Way way)
    {
        var values = await ClientOf<IValuesClient>(way);
        List<string?> texts =
        [
            .. Enumerable.Range(0, 100_000).Select(number => number % 9 == 0 ? null : $"text {number}"),
        ];

        Assert.Equal(texts, await values.TextsAsync(texts));
    }

    [Theory]
    [EachWay]
    public async Task ALongTextGoesThereAndBack(Way way)
    {
        var values = await ClientOf<IValuesClient>(way);
        var text = string.Concat(Enumerable.Repeat("ü€😀x", 200_000));

        Assert.Equal(text, await values.TextAsync(text));
    }
}
