using System.Net;
using Tutti.Runtime.Tests.Fixtures;

namespace Tutti.Runtime.Tests.Routing;

public sealed class RoutingTests(SharedHosts hosts)
{
    [Theory]
    [InlineData("GET", "/webhooks/events", "events", Grouping.Together)]
    [InlineData("GET", "/webhooks/events", "events", Grouping.Apart)]
    [InlineData("POST", "/webhooks/events", "from events", Grouping.Together)]
    [InlineData("POST", "/webhooks/events", "from events", Grouping.Apart)]
    [InlineData("POST", "/webhooks/stripe", "from stripe", Grouping.Together)]
    [InlineData("GET", "/webhooks/stripe", "about stripe", Grouping.Together)]
    [InlineData("GET", "/webhooks/stripe/", "about stripe", Grouping.Together)]
    [InlineData("GET", "/webhooks/events/", "events", Grouping.Apart)]
    [InlineData("GET", "/WEBHOOKS/events", "events", Grouping.Together)]
    public async Task ALiteralBeatsAParameterForEachMethod(
        string method,
        string path,
        string expected,
        Grouping grouping
    )
    {
        using var response = await SendAsync(method, path, grouping);

        Assert.Equal($$"""{"value":"{{expected}}"}""", await response.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("DELETE", "/webhooks/events", "GET, HEAD, POST", Grouping.Together)]
    [InlineData("DELETE", "/webhooks/events", "GET, HEAD, POST", Grouping.Apart)]
    [InlineData("GET", "/nothing", "PUT", Grouping.Together)]
    [InlineData("GET", "/nothing", "PUT", Grouping.Apart)]
    [InlineData("OPTIONS", "/nothing", "PUT", Grouping.Together)]
    public async Task AnotherMethodIsRefusedWithThoseThatAreAllowed(
        string method,
        string path,
        string allowed,
        Grouping grouping
    )
    {
        using var response = await SendAsync(method, path, grouping);

        await ProblemBody.OfAsync(response, HttpStatusCode.MethodNotAllowed, "unimplemented");
        Assert.Equal(allowed.Split(", "), response.Content.Headers.Allow.Order());
        await hosts.Of(grouping).AssertHealthyAsync();
    }

    [Theory]
    [InlineData(Grouping.Together)]
    [InlineData(Grouping.Apart)]
    public async Task WhatIsPrivateIsLikeWhatDoesNotExist(Grouping grouping)
    {
        using var isPrivate = await SendAsync("GET", "/private", grouping);
        using var isUnknown = await SendAsync("GET", "/unknown", grouping);
        using var wrongMethod = await SendAsync("POST", "/private", grouping);
        using var internalCall = await SendAsync("POST", "/tutti/call/ledger/Total", grouping);

        var one = await ProblemBody.OfAsync(isPrivate, HttpStatusCode.NotFound, "not_found");
        var other = await ProblemBody.OfAsync(isUnknown, HttpStatusCode.NotFound, "not_found");
        Assert.Equal(other with { Errors = one.Errors }, one);
        Assert.Equal(isUnknown.Headers.Select(h => h.Key), isPrivate.Headers.Select(h => h.Key));
        await ProblemBody.OfAsync(wrongMethod, HttpStatusCode.NotFound, "not_found");
        await ProblemBody.OfAsync(internalCall, HttpStatusCode.NotFound, "not_found");
    }

    [Theory]
    [InlineData(Grouping.Together)]
    [InlineData(Grouping.Apart)]
    public async Task HeadIsAnsweredLikeGetWithoutTheBody(Grouping grouping)
    {
        using var get = await SendAsync("GET", "/webhooks/events", grouping);
        using var head = await SendAsync("HEAD", "/webhooks/events", grouping);

        Assert.Equal(HttpStatusCode.OK, head.StatusCode);
        Assert.Equal(get.Content.Headers.ContentLength, head.Content.Headers.ContentLength);
        Assert.Equal(get.Content.Headers.ContentType, head.Content.Headers.ContentType);
        Assert.Empty(await head.Content.ReadAsByteArrayAsync());
        await hosts.Of(grouping).AssertHealthyAsync();
    }

    [Theory]
    [InlineData(Grouping.Together)]
    [InlineData(Grouping.Apart)]
    public async Task AnEndpointMayAnswerHeadItself(Grouping grouping)
    {
        using var head = await SendAsync("HEAD", "/heads/given", grouping);
        using var get = await SendAsync("GET", "/heads/given", grouping);

        Assert.Equal("own", head.Headers.GetValues("X-Head").Single());
        Assert.Equal("""{"value":"get"}""", await get.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("GET", Grouping.Together)]
    [InlineData("PROPFIND", Grouping.Together)]
    [InlineData("PROPFIND", Grouping.Apart)]
    [InlineData("OPTIONS", Grouping.Apart)]
    public async Task AnEndpointMayTakeAnyMethod(string method, Grouping grouping)
    {
        using var response = await SendAsync(method, "/any/a/b?c=d", grouping);

        Assert.Equal($"{method} a/b ?c=d", await response.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData(Grouping.Together)]
    [InlineData(Grouping.Apart)]
    public async Task NoResultIsAnEmptyBody(Grouping grouping)
    {
        using var response = await SendAsync("PUT", "/nothing", grouping);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(0, response.Content.Headers.ContentLength);
    }

    [Theory]
    [InlineData(Grouping.Together)]
    [InlineData(Grouping.Apart)]
    public async Task AResultMayHaveStatusAndHeaders(Grouping grouping)
    {
        using var content = new StringContent("""{"name":"x"}""", null, "application/json");

        using var response = await hosts.Of(grouping).Http.PostAsync("/created", content);

        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        Assert.Equal("/things/x", response.Headers.Location?.OriginalString);
        Assert.Equal("""{"name":"x"}""", await response.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData(Grouping.Together)]
    [InlineData(Grouping.Apart)]
    public async Task AResultOfAspNetCoreAnswersItself(Grouping grouping)
    {
        using var response = await SendAsync("GET", "/result/418", grouping);

        Assert.Equal(418, (int)response.StatusCode);
        Assert.Equal("status 418", await response.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("/healthz", Grouping.Together)]
    [InlineData("/healthz", Grouping.Apart)]
    [InlineData("/readyz", Grouping.Together)]
    [InlineData("/readyz", Grouping.Apart)]
    public async Task TheProcessTellsHowItIs(string path, Grouping grouping)
    {
        using var response = await SendAsync("GET", path, grouping);
        using var head = await SendAsync("HEAD", path, grouping);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(HttpStatusCode.OK, head.StatusCode);
    }

    private Task<HttpResponseMessage> SendAsync(string method, string path, Grouping grouping) =>
        hosts.Of(grouping).Http.SendAsync(new HttpRequestMessage(new HttpMethod(method), path));
}
