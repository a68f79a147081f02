using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Serialization;
using Tutti.Runtime.Tests.App.Shop;
using Tutti.Runtime.Tests.Fixtures;

namespace Tutti.Runtime.Tests.Authorization;

public sealed class AuthorizationTests(SharedHosts hosts)
{
    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter() },
    };

    [Theory]
    [InlineData(Grouping.Together)]
    [InlineData(Grouping.Apart)]
    public async Task AnUnknownCallerIsChallenged(Grouping grouping)
    {
        using var response = await SendAsync("/guarded", null, grouping);

        await ProblemBody.OfAsync(response, HttpStatusCode.Unauthorized, "unauthenticated");
        Assert.Equal("Test realm=\"tests\"", response.Headers.WwwAuthenticate.Single().ToString());
        await hosts.Of(grouping).AssertHealthyAsync();
    }

    [Theory]
    [InlineData(Grouping.Together)]
    [InlineData(Grouping.Apart)]
    public async Task AKnownCallerWithoutTheRoleIsForbidden(Grouping grouping)
    {
        using var response = await SendAsync("/guarded/admin", "Test ann user", grouping);

        await ProblemBody.OfAsync(response, HttpStatusCode.Forbidden, "permission_denied");
        await hosts.Of(grouping).AssertHealthyAsync();
    }

    [Theory]
    [InlineData("/guarded", "Test ann user", Grouping.Together)]
    [InlineData("/guarded", "Test ann user", Grouping.Apart)]
    [InlineData("/guarded/admin", "Test ann admin", Grouping.Together)]
    [InlineData("/guarded/admin", "Test ann admin", Grouping.Apart)]
    [InlineData("/guarded/open", null, Grouping.Together)]
    [InlineData("/guarded/open", null, Grouping.Apart)]
    public async Task WhoMayEnterEnters(string path, string? authorization, Grouping grouping)
    {
        using var response = await SendAsync(path, authorization, grouping);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Theory]
    [InlineData("/shop/enter", null, ProblemCode.Unauthenticated, Grouping.Together)]
    [InlineData("/shop/enter", null, ProblemCode.Unauthenticated, Grouping.Apart)]
    [InlineData("/shop/admin", "Test ann user", ProblemCode.PermissionDenied, Grouping.Together)]
    [InlineData("/shop/admin", "Test ann user", ProblemCode.PermissionDenied, Grouping.Apart)]
    [InlineData("/shop/admin", "Test ann admin", null, Grouping.Together)]
    [InlineData("/shop/admin", "Test ann admin", null, Grouping.Apart)]
    [InlineData("/shop/enter", "Test ann user", null, Grouping.Together)]
    [InlineData("/shop/enter", "Test ann user", null, Grouping.Apart)]
    public async Task TheRulesHoldForCallsFromInside(
        string path,
        string? authorization,
        ProblemCode? code,
        Grouping grouping
    )
    {
        using var response = await SendAsync(path, authorization, grouping);

        var caught = await response.Content.ReadFromJsonAsync<Caught>(s_json);
        Assert.Equal(code, caught!.Code);
    }

    private async Task<HttpResponseMessage> SendAsync(string path, string? authorization, Grouping grouping)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (authorization is not null)
        {
            request.Headers.Authorization = AuthenticationHeaderValue.Parse(authorization);
        }
        return await hosts.Of(grouping).Http.SendAsync(request);
    }
}
