namespace Tutti.Examples.Tests.Groupings;

/// <summary>Endpoints that are not public, of every example, in every grouping.</summary>
public sealed class PrivateEndpointTests
{
    public static TheoryData<string, string> Groupings()
    {
        var groupings = new TheoryData<string, string>();
        foreach (var example in BuiltExample.All)
        {
            foreach (var grouping in (string[])["single", "two groups", "per-service"])
            {
                groupings.Add(example.Name, grouping);
            }
        }
        return groupings;
    }

    [Theory]
    [MemberData(nameof(Groupings))]
    public async Task NobodyOutsideReachesOneInAnyDisguise(string name, string grouping)
    {
        var example = BuiltExample.All.Single(one => one.Name == name);
        await using var running = await GroupedExample.StartAsync(
            example,
            grouping switch
            {
                "single" => Grouping.Single(example.Services),
                "two groups" => Grouping.TwoGroups(example.Services),
                _ => Grouping.PerService(example.Services),
            }
        );

        var asked = await PrivateEndpoints.RequireUnreachableAsync(example, running.Api);

        Assert.InRange(asked, 20 * example.Model.Services.Sum(service => service.Endpoints.Count), int.MaxValue);
    }

    [Fact]
    public async Task WhatIsReachedWouldBeNoticed()
    {
        await using var running = await GroupedExample.StartAsync(
            BuiltExample.Hello,
            Grouping.Single(BuiltExample.Hello.Services)
        );

        var noticed = await Assert.ThrowsAnyAsync<Xunit.Sdk.XunitException>(() =>
            PrivateEndpoints.RequireUnreachableAsync(["/hello/World"], running.Api)
        );

        Assert.Contains("none: GET /hello/World → 200", noticed.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void TrelloHasSuchEndpoints() =>
        Assert.Equal(
            [
                "board.DeleteOfOrg",
                "board.Open",
                "card.ListOfBoard",
                "org.RequireMember",
                "payment.Charge",
                "subscription.BoardLimit",
            ],
            BuiltExample
                .Trello.Model.Services.SelectMany(service =>
                    service
                        .Endpoints.Where(endpoint => !endpoint.Public)
                        .Select(endpoint => $"{service.Name}.{endpoint.Name}")
                )
                .Order(StringComparer.Ordinal)
        );
}
