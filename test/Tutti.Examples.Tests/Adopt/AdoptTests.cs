using System.Net;
using System.Net.Http.Json;
using Adopt.Pricing;
using Tutti.Examples.Tests.Support;
using Tutti.Testing;

namespace Tutti.Examples.Tests.Adopt;

/// <summary>An ordinary ASP.NET Core app that has adopted a service: both answer, and know the same users.</summary>
public sealed class AdoptTests
{
    public static TheoryData<TestGrouping> Groupings => [.. Enum.GetValues<TestGrouping>()];

    [Theory]
    [MemberData(nameof(Groupings))]
    public async Task TheMinimalApiAnswersAsBefore(TestGrouping grouping)
    {
        await using var app = await StartAsync(grouping);

        (await GetAsync(app.Http, "/products")).Is(
            """[{"id":1,"name":"Violin","price":900.00},{"id":2,"name":"Bow","price":120.00}]"""
        );
    }

    [Theory]
    [MemberData(nameof(Groupings))]
    public async Task WhoIsSignedInWithTheHostIsKnownToTheService(TestGrouping grouping)
    {
        await using var app = await StartAsync(grouping);
        using var client = await SignedIn.AsAsync("Grace", app.Address);

        (await GetAsync(client, "/pricing/2?quantity=10")).Is("""{"productId":2,"quantity":10,"total":1080.0000}""");
    }

    [Theory]
    [MemberData(nameof(Groupings))]
    public async Task StrangersAreRefusedByBoth(TestGrouping grouping)
    {
        await using var app = await StartAsync(grouping);

        using var pricing = await app.Http.GetAsync(new Uri("/pricing/1", UriKind.Relative));
        using var orders = await app.Http.GetAsync(new Uri("/orders", UriKind.Relative));

        Assert.Equal(HttpStatusCode.Unauthorized, pricing.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, orders.StatusCode);
    }

    [Theory]
    [MemberData(nameof(Groupings))]
    public async Task RolesOfTheHostsUsersHoldForTheService(TestGrouping grouping)
    {
        await using var app = await StartAsync(grouping);
        using var staff = await SignedIn.AsAsync("Ada", app.Address);
        using var customer = await SignedIn.AsAsync("Grace", app.Address);

        (await GetAsync(staff, "/pricing/rules")).Is("""{"many":10,"discount":0.10}""");
        (await GetAsync(customer, "/pricing/rules")).Fails(403, "permission_denied");
    }

    [Theory]
    [MemberData(nameof(Groupings))]
    public async Task TheControllerCallsTheServiceForTheUserOfItsRequest(TestGrouping grouping)
    {
        await using var app = await StartAsync(grouping);
        using var barbara = app.As("Barbara", "customer");

        (await PostAsync(barbara.Http, new { productId = 1, quantity = 2 })).Is(
            """{"id":1,"customer":"Barbara","productId":1,"quantity":2,"total":1800.00}"""
        );
        Assert.Single((await GetAsync(barbara.Http, "/orders")).Success().AsArray());
    }

    [Theory]
    [MemberData(nameof(Groupings))]
    public async Task WhatTheServiceRefusesIsTheControllersAnswer(TestGrouping grouping)
    {
        await using var app = await StartAsync(grouping);
        using var grace = app.As("Grace");

        var missing = (await PostAsync(grace.Http, new { productId = 7 })).Fails(404, "not_found");
        Assert.Equal("There is no product 7.", (string?)missing["detail"]);
        (await PostAsync(grace.Http, new { productId = 1, quantity = 1000 })).FailsAt("quantity");
    }

    [Theory]
    [MemberData(nameof(Groupings))]
    public async Task TheControllerGetsTheTestsFakeOfTheService(TestGrouping grouping)
    {
        await using var app = await TestApp.StartAsync<PricingService>(test =>
        {
            test.Grouping = grouping;
            test.Replace<IPricingClient>(new Bargain());
        });
        using var grace = app.As("Grace");

        (await PostAsync(grace.Http, new { productId = 1 })).Is(
            """{"id":1,"customer":"Grace","productId":1,"quantity":1,"total":7}"""
        );
    }

    private static Task<TestApp> StartAsync(TestGrouping grouping) =>
        TestApp.StartAsync<PricingService>(test => test.Grouping = grouping);

    private static async Task<Answer> GetAsync(HttpClient client, string path)
    {
        using var response = await client.GetAsync(new Uri(path, UriKind.Relative));
        return await Answer.ReadAsync(response);
    }

    private static async Task<Answer> PostAsync(HttpClient client, object order)
    {
        using var response = await client.PostAsJsonAsync("/orders", order);
        return await Answer.ReadAsync(response);
    }

    private sealed class Bargain : IPricingClient
    {
        public Task<Quote> QuoteAsync(int productId, int quantity = 1, CancellationToken ct = default) =>
            Task.FromResult(new Quote(productId, quantity, 7));

        public Task<PricingRules> RulesAsync(CancellationToken ct = default) => Task.FromResult(new PricingRules(1, 0));
    }
}
