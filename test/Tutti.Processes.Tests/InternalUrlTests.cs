namespace Tutti.Processes.Tests;

public sealed class InternalUrlTests
{
    [Theory]
    [InlineData("unix:/run/app/orders.sock", true)]
    [InlineData("http://localhost:8081", true)]
    [InlineData("http://[::1]:8081", true)]
    [InlineData("http://orders.internal:8081", false)]
    public void WhoCanReachAnAddressIsKnown(string text, bool onlyThisMachine)
    {
        Assert.True(InternalUrl.TryParse(text, out var url));
        Assert.Equal(onlyThisMachine, url.IsLoopback);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("unix:")]
    [InlineData("orders:8081")]
    [InlineData("http://orders:8081/path")]
    public void WhatIsNoAddressIsRefused(string? text) => Assert.False(InternalUrl.TryParse(text, out _));
}
