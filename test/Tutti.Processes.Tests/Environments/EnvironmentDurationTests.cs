using Tutti.Processes.Environments;

namespace Tutti.Processes.Tests.Environments;

public sealed class EnvironmentDurationTests
{
    [Theory]
    [InlineData("0s", 0)]
    [InlineData("500ms", 500)]
    [InlineData("30s", 30_000)]
    [InlineData("2m", 120_000)]
    [InlineData("1h30m", 5_400_000)]
    [InlineData("1h1ms", 3_600_001)]
    [InlineData("576h", 2_073_600_000)]
    public void NumbersWithUnitsAreDurations(string text, long milliseconds)
    {
        Assert.True(EnvironmentDurations.TryParse(text, out var duration));
        Assert.Equal(milliseconds, duration.TotalMilliseconds);
    }

    [Theory]
    [InlineData("")]
    [InlineData("30")]
    [InlineData("s")]
    [InlineData("-1s")]
    [InlineData("1 s")]
    [InlineData("1.5s")]
    [InlineData("1S")]
    [InlineData("1m1h")]
    [InlineData("1s1s")]
    [InlineData("1d")]
    [InlineData("577h")]
    [InlineData("576h1ms")]
    [InlineData("99999999999999999999s")]
    [InlineData("00:00:30")]
    public void OtherTextsAreNone(string text) => Assert.False(EnvironmentDurations.TryParse(text, out _));

    [Theory]
    [InlineData(0, "0s")]
    [InlineData(1, "1ms")]
    [InlineData(61_500, "1m1s500ms")]
    [InlineData(7_200_000, "2h")]
    public void ADurationIsWrittenAsItIsRead(long milliseconds, string text) =>
        Assert.Equal(text, EnvironmentDurations.Format(TimeSpan.FromMilliseconds(milliseconds)));
}
