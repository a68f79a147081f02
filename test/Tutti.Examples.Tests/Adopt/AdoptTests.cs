using System.Net;
using System.Net.Http.Json;
using Tutti.Examples.Tests.Support;

namespace Tutti.Examples.Tests.Adopt;

/// <summary>An ordinary ASP.NET Core app that has adopted a service: both answer, and know the same users.</summary>
public abstract class AdoptTests(AdoptApp app)
{
    [Fact]
    public async Task TheMinimalApiAnswersAsBefore()
    {
        using var client = app.CreateClient();

        (await GetAsync(client, "/products")).Is(
            """[{"id":1,"name":"Violin","price":900.00},{"id":2,"name":"Bow","price":120.00}]"""
        );
    }

    [Fact]
    public async Task WhoIsSignedInWithTheHostIsKnownToTheService()
    {
        using var client = await app.SignInAsync("Grace");

        (await GetAsync(client, "/pricing/2?quantity=10")).Is("""{"productId":2,"quantity":10,"total":1080.0000}""");
    }

    [Theory]
    [InlineData("/pricing/1")]
    [InlineData("/orders")]
    public async Task StrangersAreRefusedByBoth(string path)
    {
        using var client = app.CreateClient();

        using var response = await client.GetAsync(new Uri(path, UriKind.Relative));

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    [Fact]
    public async Task RolesOfTheHostsUsersHoldForTheService()
    {
        using var staff = await app.SignInAsync("Ada");
        using var customer = await app.SignInAsync("Grace");

        (await GetAsync(staff, "/pricing/rules")).Is("""{"many":10,"discount":0.10}""");
        (await GetAsync(customer, "/pricing/rules")).Fails(403, "permission_denied");
    }

    [Fact]
    public async Task TheControllerCallsTheServiceForTheUserOfItsRequest()
    {
        using var client = await app.SignInAsync("Barbara");

        (await PostAsync(client, new { productId = 1, quantity = 2 })).Is(
            """{"id":1,"customer":"Barbara","productId":1,"quantity":2,"total":1800.00}"""
        );
        Assert.Single((await GetAsync(client, "/orders")).Success().AsArray());
    }

    [Fact]
    public async Task WhatTheServiceRefusesIsTheControllersAnswer()
    {
        using var client = await app.SignInAsync("Grace");

        var missing = (await PostAsync(client, new { productId = 7 })).Fails(404, "not_found");
        Assert.Equal("There is no product 7.", (string?)missing["detail"]);
        (await PostAsync(client, new { productId = 1, quantity = 1000 })).FailsAt("quantity");
    }

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
}

public sealed class AdoptTogetherTests(AdoptTogether app) : AdoptTests(app), IClassFixture<AdoptTogether>
{
    [Fact]
    public void OneProcessHostsBoth() => Assert.Equal(["pricing"], app.Processes.Values.Single());

    [Fact]
    public async Task TheModelSaysThatTheHostsCodeCallsTheService()
    {
        var folder = Path.Combine(Repository.Root, "examples", "adopt");

        var tree = await Cli.TextAsync("describe", folder);

        Assert.EndsWith(
            "└─ app  code outside of services\n   └─ calls pricing.Quote\n",
            tree,
            StringComparison.Ordinal
        );
    }
}

public sealed class AdoptApartTests(AdoptApart app) : AdoptTests(app), IClassFixture<AdoptApart>
{
    [Fact]
    public void TheServiceHasAProcessOfItsOwn() => Assert.Equal(2, app.Processes.Count);
}
