using System.Net;
using Tutti.Runtime.Tests.Fixtures;

namespace Tutti.Runtime.Tests.Gateway;

/// <summary>Where a request has come from, and who is believed about it.</summary>
public sealed class OriginTests(GatewayHosts hosts, SharedHosts own)
{
    private const string Claims =
        "X-Forwarded-For: 6.6.6.6, 203.0.113.7, 10.1.1.1\r\nX-Forwarded-Proto: https\r\nX-Forwarded-Host: shop.example\r\nForwarded: for=6.6.6.6\r\n";

    [Theory]
    [InlineData(Grouping.Together)]
    [InlineData(Grouping.Apart)]
    public async Task WhatAnybodySaysIsNotBelievedAndGone(Grouping grouping)
    {
        var seen = await SeenAsync(hosts.Of(grouping));

        Assert.Contains("\nhttp x ", seen, StringComparison.Ordinal);
        Assert.Contains("\n127.0.0.1 ", seen, StringComparison.Ordinal);
        Assert.DoesNotContain("FORWARDED", seen, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Grouping.Together)]
    [InlineData(Grouping.Apart)]
    public async Task WhatTrustedProxiesSayIsBelievedAsFarAsTheyGo(Grouping grouping)
    {
        await using var host = await GatewayHosts.StartAsync(
            grouping,
            GatewayHosts.Environment with
            {
                TrustedProxies = [IPNetwork.Parse("127.0.0.0/8"), IPNetwork.Parse("10.0.0.0/8")],
            }
        );

        var seen = await SeenAsync(host);

        Assert.Contains("\nhttps shop.example ", seen, StringComparison.Ordinal);
        Assert.Contains("\n203.0.113.7 ", seen, StringComparison.Ordinal);
        Assert.DoesNotContain("X-FORWARDED", seen, StringComparison.Ordinal);
        Assert.DoesNotContain("X-ORIGINAL", seen, StringComparison.Ordinal);
        Assert.Contains("\nFORWARDED: for=6.6.6.6\n", seen, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Grouping.Together)]
    [InlineData(Grouping.Apart)]
    public async Task AProgramOfOnesOwnLooksAtItItself(Grouping grouping)
    {
        var seen = await SeenAsync(own.Of(grouping));

        Assert.Contains("\nX-FORWARDED-FOR: 6.6.6.6, 203.0.113.7, 10.1.1.1\n", seen, StringComparison.Ordinal);
        Assert.Contains("\nX-FORWARDED-PROTO: https\n", seen, StringComparison.Ordinal);
        Assert.Contains("\nX-FORWARDED-HOST: shop.example\n", seen, StringComparison.Ordinal);
    }

    private static async Task<string> SeenAsync(TestHost host)
    {
        var answer = await RawHttp.SendAsync(host.Address, $"GET /streams/seen/x HTTP/1.1\r\nHost: x\r\n{Claims}\r\n");
        Assert.Equal(200, answer.Status);
        return answer.Body;
    }
}
