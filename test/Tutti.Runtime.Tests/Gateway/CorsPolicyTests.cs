using System.Net;
using Tutti.Processes.Environments;
using Tutti.Runtime.Tests.Fixtures;

namespace Tutti.Runtime.Tests.Gateway;

public sealed class CorsPolicyTests(GatewayHosts hosts, SharedHosts own)
{
    private const string Foo = "https://foo.com";
    private const string Bar = "https://bar.org";

    [Theory]
    // Origins with credentials and without (none: as it is if nothing is said), and what the origin may then do.
    [InlineData("", null, Foo, false, true)]
    [InlineData("", null, "http://localhost:3000", false, true)]
    [InlineData("", null, "null", false, true)]
    [InlineData("http://localhost,https://ok.org", null, "http://localhost", true, true)]
    [InlineData("http://localhost,https://ok.org", null, "https://ok.org", true, true)]
    [InlineData("http://localhost,https://ok.org", null, Foo, false, true)]
    [InlineData(Foo, Bar, Foo, true, false)]
    [InlineData(Foo, Bar, Bar, false, true)]
    [InlineData(Foo, Bar, "http://localhost", false, false)]
    [InlineData("", "*", Foo, false, true)]
    [InlineData("*", null, Foo, true, true)]
    [InlineData("https://*.example.com", "", "https://a.example.com", true, false)]
    [InlineData("https://*.example.com", "", "https://a.b.example.com", true, false)]
    [InlineData("https://*.example.com", "", "https://example.com", false, false)]
    [InlineData("https://*.example.com", "", "https://evilexample.com", false, false)]
    [InlineData("https://*.example.com", "", "http://a.example.com", false, false)]
    public async Task AnOriginMayReadWhatItsRuleAllows(
        string withCredentials,
        string? others,
        string origin,
        bool with,
        bool without
    )
    {
        var cors = new CorsSettings
        {
            OriginsWithCredentials = List(withCredentials),
            Origins = others is null ? null : List(others),
        };
        foreach (var grouping in new[] { Grouping.Together, Grouping.Apart })
        {
            await using var host = await StartAsync(grouping, cors);

            using var cookie = await GetAsync(host, origin, "Cookie", "a=b");
            using var bearer = await GetAsync(host, origin, "Authorization", "Test ann user");
            using var plain = await GetAsync(host, origin);
            using var asked = await AskAsync(host, origin, "authorization");

            Assert.Equal(with, IsAllowed(cookie, origin, credentials: true));
            Assert.Equal(with, IsAllowed(bearer, origin, credentials: true));
            Assert.Equal(with, IsAllowed(asked, origin, credentials: true));
            Assert.Equal(without, IsAllowed(plain, origin, credentials: false));
            Assert.Equal(HttpStatusCode.OK, plain.StatusCode);
            Assert.Equal("Origin", plain.Headers.Vary.Single());
        }
    }

    [Theory]
    [InlineData(null, "content-type", true)]
    [InlineData(null, "Content-Type, Origin, Accept", true)]
    [InlineData(null, "X-Requested-With", false)]
    [InlineData(null, "content-type, x-forwarded-for", false)]
    [InlineData(null, "X-Static-Test", true)]
    [InlineData("Not-Authorization,X-Forwarded-For,X-Real-Ip", "not-authorization,x-forwarded-for,x-real-ip", true)]
    [InlineData("Not-Authorization,X-Forwarded-For,X-Real-Ip", "X-Evil-Header", false)]
    [InlineData("X-Real-Ip", "authorization", false)]
    [InlineData("*", "X-Evil-Header, anything", true)]
    [InlineData("*", "authorization", false)]
    public async Task AHeaderIsAllowedThatIsNamedOrRead(string? more, string asked, bool allowed)
    {
        foreach (var grouping in new[] { Grouping.Together, Grouping.Apart })
        {
            await using var host = await StartAsync(
                grouping,
                more is null ? null : new CorsSettings { Headers = more.Split(',') }
            );

            using var answer = await AskAsync(host, Foo, asked);

            Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
            Assert.Equal(allowed, answer.Headers.TryGetValues("Access-Control-Allow-Headers", out var headers));
            Assert.Equal(
                allowed ? asked.Split(',', StringSplitOptions.TrimEntries) : [],
                (headers ?? []).SelectMany(line => line.Split(','))
            );
        }
    }

    [Theory]
    [InlineData(Grouping.Together)]
    [InlineData(Grouping.Apart)]
    public async Task WhatEndpointsWriteMayBeRead(Grouping grouping)
    {
        using var answer = await GetAsync(hosts.Of(grouping), Foo);

        var exposed = answer.Headers.GetValues("Access-Control-Expose-Headers").Single().Split(',');
        Assert.Contains("X-Exposed-Test", exposed);
        Assert.Contains("X-Request-ID", exposed);
        Assert.Equal("*", answer.Headers.GetValues("Access-Control-Allow-Origin").Single());
    }

    [Theory]
    [InlineData(Grouping.Together)]
    [InlineData(Grouping.Apart)]
    public async Task ABrowserIsAnsweredForEveryPublicEndpointAndNothingElse(Grouping grouping)
    {
        var host = hosts.Of(grouping);

        using var put = await AskAsync(host, Foo, "content-type", HttpMethod.Put, "/nothing");
        using var parameter = await AskAsync(host, Foo, "content-type", HttpMethod.Get, "/values/int/7");
        using var method = await AskAsync(host, Foo, "content-type", HttpMethod.Delete, "/nothing");
        using var nowhere = await AskAsync(host, Foo, "content-type", HttpMethod.Get, "/nowhere");
        using var isPrivate = await AskAsync(host, Foo, "content-type", HttpMethod.Get, "/private");
        using var guarded = await AskAsync(host, Foo, "content-type", HttpMethod.Get, "/guarded");
        using var health = await AskAsync(host, Foo, "content-type", HttpMethod.Get, "/healthz");
        using var itself = await AskAsync(host, Foo, "content-type", HttpMethod.Get, "/any/thing");

        Assert.Equal("PUT", put.Headers.GetValues("Access-Control-Allow-Methods").Single());
        Assert.Equal("600", put.Headers.GetValues("Access-Control-Max-Age").Single());
        Assert.Equal(HttpStatusCode.NoContent, parameter.StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, guarded.StatusCode);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, method.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, nowhere.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, isPrivate.StatusCode);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, health.StatusCode);
        Assert.Equal("OPTIONS thing ", await itself.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData(Grouping.Together)]
    [InlineData(Grouping.Apart)]
    public async Task FailuresMayBeReadToo(Grouping grouping)
    {
        using var refused = await GetAsync(hosts.Of(grouping), Foo, path: "/guarded");
        using var missing = await GetAsync(hosts.Of(grouping), Foo, path: "/nowhere");

        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
        Assert.Equal("*", refused.Headers.GetValues("Access-Control-Allow-Origin").Single());
        Assert.Equal("*", missing.Headers.GetValues("Access-Control-Allow-Origin").Single());
    }

    [Theory]
    [InlineData(Grouping.Together)]
    [InlineData(Grouping.Apart)]
    public async Task AnEndpointMayKeepOut(Grouping grouping)
    {
        using var answer = await GetAsync(hosts.Of(grouping), Foo, path: "/streams/unshared");
        using var asked = await AskAsync(hosts.Of(grouping), Foo, "content-type", HttpMethod.Get, "/streams/unshared");

        Assert.Equal("""{"value":"unshared"}""", await answer.Content.ReadAsStringAsync());
        Assert.False(answer.Headers.Contains("Access-Control-Allow-Origin"));
        Assert.Equal(HttpStatusCode.MethodNotAllowed, asked.StatusCode);
    }

    [Theory]
    [InlineData(Grouping.Together)]
    [InlineData(Grouping.Apart)]
    public async Task AProgramOfOnesOwnSaysItself(Grouping grouping)
    {
        using var answer = await GetAsync(own.Of(grouping), Foo);
        using var asked = await AskAsync(own.Of(grouping), Foo, "content-type");

        Assert.False(answer.Headers.Contains("Access-Control-Allow-Origin"));
        Assert.False(answer.Headers.Contains("X-Request-ID"));
        Assert.Equal(HttpStatusCode.MethodNotAllowed, asked.StatusCode);
    }

    private static string[] List(string text) => text.Split(',', StringSplitOptions.RemoveEmptyEntries);

    private static Task<TestHost> StartAsync(Grouping grouping, CorsSettings? cors) =>
        GatewayHosts.StartAsync(grouping, GatewayHosts.Environment with { Cors = cors });

    private static bool IsAllowed(HttpResponseMessage response, string origin, bool credentials)
    {
        if (!response.Headers.TryGetValues("Access-Control-Allow-Origin", out var allowed))
        {
            return false;
        }
        Assert.Equal(credentials, response.Headers.Contains("Access-Control-Allow-Credentials"));
        Assert.Contains(allowed.Single(), credentials ? [origin] : new[] { origin, "*" });
        return true;
    }

    private static async Task<HttpResponseMessage> GetAsync(
        TestHost host,
        string origin,
        string? header = null,
        string? value = null,
        string path = "/streams/tagged"
    )
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("Origin", origin);
        if (header is not null)
        {
            request.Headers.Add(header, value);
        }
        return await host.Http.SendAsync(request);
    }

    private static async Task<HttpResponseMessage> AskAsync(
        TestHost host,
        string origin,
        string headers,
        HttpMethod? method = null,
        string path = "/streams/tagged"
    )
    {
        using var request = new HttpRequestMessage(HttpMethod.Options, path);
        request.Headers.Add("Origin", origin);
        request.Headers.Add("Access-Control-Request-Method", (method ?? HttpMethod.Get).Method);
        request.Headers.Add("Access-Control-Request-Headers", headers);
        return await host.Http.SendAsync(request);
    }
}
