using System.Net;
using Tutti.Runtime.Tests.Fixtures;

namespace Tutti.Runtime.Tests.Gateway;

/// <summary>What belongs to a message besides its body.</summary>
public sealed class MessageTests(GatewayHosts hosts)
{
    [Theory]
    [InlineData(Grouping.Together)]
    [InlineData(Grouping.Apart)]
    public async Task TrailersReachAClientThatCanReadThem(Grouping grouping)
    {
        await using var host = await GatewayHosts.StartAsync(grouping, configure: Http2.Only);
        using var client = Http2.Client(host);

        using var response = await client.GetAsync("/streams/trailers");

        Assert.Equal("with", await response.Content.ReadAsStringAsync());
        Assert.Equal("42", response.TrailingHeaders.GetValues("X-Sum").Single());
    }

    [Theory]
    [InlineData(Grouping.Together)]
    [InlineData(Grouping.Apart)]
    public async Task AnEndpointKnowsThatTrailersWouldNotArrive(Grouping grouping) =>
        Assert.Equal("without", await hosts.Of(grouping).Http.GetStringAsync("/streams/trailers"));

    [Theory]
    [InlineData(Grouping.Together)]
    [InlineData(Grouping.Apart)]
    public async Task AClientIsToldToContinueWhenTheEndpointReads(Grouping grouping)
    {
        using var raw = await RawHttp.ConnectAsync(hosts.Of(grouping).Address);
        await raw.WriteAsync(Choosy("X-Please: 1\r\n"));
        var interim = await raw.ReadAsync();

        await raw.WriteAsync("hello");
        raw.Forget();
        var answer = await raw.ReadAsync();

        Assert.Equal(100, interim.Status);
        Assert.Equal((200, "hello"), (answer.Status, answer.Body));
    }

    [Theory]
    [InlineData(Grouping.Together)]
    [InlineData(Grouping.Apart)]
    public async Task AClientThatIsRefusedIsNotToldToContinue(Grouping grouping)
    {
        using var refused = await RawHttp.ConnectAsync(hosts.Of(grouping).Address);
        await refused.WriteAsync(Choosy(""));
        using var tooLarge = await RawHttp.ConnectAsync(hosts.Of(grouping).Address);
        await tooLarge.WriteAsync(
            "POST /orders/small HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Type: application/json\r\nContent-Length: 5000\r\n\r\n"
        );

        Assert.Equal(401, (await refused.ReadAsync()).Status);
        Assert.Equal(413, (await tooLarge.ReadAsync()).Status);
        await hosts.Of(grouping).AssertHealthyAsync();
    }

    [Theory]
    [InlineData(Grouping.Together)]
    [InlineData(Grouping.Apart)]
    public async Task HeadersOfAnswersStayAsTheyAre(Grouping grouping)
    {
        var answer = await RawHttp.SendAsync(
            hosts.Of(grouping).Address,
            "GET /streams/cookies HTTP/1.1\r\nHost: x\r\n\r\n"
        );

        Assert.Equal(["a=1; Path=/", "b=2; Expires=Wed, 21 Oct 2035 07:28:00 GMT"], answer.Headers["Set-Cookie"]);
        Assert.Equal(["one, two", "three"], answer.Headers["X-Twice"]);
        Assert.Equal(9000, answer.Headers["X-Long"].Single().Length);
        Assert.Single(answer.Headers["Date"]);
        Assert.Single(answer.Headers["Server"]);
        Assert.DoesNotContain(
            answer.Headers,
            header => header.Key.StartsWith("tutti-", StringComparison.OrdinalIgnoreCase)
        );
    }

    [Theory]
    [InlineData("X-Named")]
    [InlineData("x-other, x-named")]
    public async Task HeadersOfAConnectionEndWithIt(string connection)
    {
        var answer = await RawHttp.SendAsync(
            hosts.Of(Grouping.Apart).Address,
            $"GET /streams/seen/a HTTP/1.1\r\nHost: x\r\nConnection: {connection}\r\nX-Named: 1\r\n"
                + "TE: deflate, trailers\r\nProxy-Authorization: x\r\nX-Stays: 1\r\n\r\n"
        );

        Assert.Equal(
            "GET /streams/seen/a\nhttp x /streams/seen/a  a\n127.0.0.1 \nHOST: x\nTE: trailers\nX-STAYS: 1\n",
            answer.Body
        );
    }

    [Theory]
    [InlineData(Grouping.Together)]
    [InlineData(Grouping.Apart)]
    public async Task AnswersWithoutBodyHaveNone(Grouping grouping)
    {
        var address = hosts.Of(grouping).Address;
        var head = await RawHttp.SendAsync(address, "HEAD /streams/id HTTP/1.1\r\nHost: x\r\n\r\n", isHead: true);
        var empty = await RawHttp.SendAsync(
            address,
            "GET /streams/status/204 HTTP/1.1\r\nHost: x\r\n\r\n",
            isHead: true
        );
        var unchanged = await RawHttp.SendAsync(
            address,
            "GET /streams/status/304 HTTP/1.1\r\nHost: x\r\n\r\n",
            isHead: true
        );

        Assert.Equal((200, "28"), (head.Status, head.Headers["Content-Length"].Single()));
        Assert.Equal((204, ""), (empty.Status, empty.Body));
        Assert.Equal((304, ""), (unchanged.Status, unchanged.Body));
    }

    [Theory]
    [InlineData(Grouping.Together)]
    [InlineData(Grouping.Apart)]
    public async Task InternalHeadersOfOutsidersMeanNothing(Grouping grouping)
    {
        var answer = await RawHttp.SendAsync(
            hosts.Of(grouping).Address,
            "GET /streams/seen/a HTTP/1.1\r\nHost: x\r\nTutti-Principal: admin\r\ntutti-forwarded: 1\r\ntutti-headers: AAAA\r\n"
                + $"tutti-key: {TestHost.Key}\r\ntutti-method: DELETE\r\nX-Custom: tutti-principal\r\n\r\n"
        );

        Assert.Equal(200, answer.Status);
        Assert.StartsWith("GET /streams/seen/a\n", answer.Body, StringComparison.Ordinal);
        Assert.Contains("X-CUSTOM: tutti-principal\n", answer.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("TUTTI-", answer.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("X-Request-ID: order-4711/a", "order-4711/a")]
    [InlineData("X-Request-ID: has spaces", null)]
    [InlineData("X-Request-ID: ", null)]
    [InlineData("X-Request-ID: one\r\nX-Request-ID: two", null)]
    [InlineData("X-Other: 1", null)]
    public async Task ARequestHasOneIdentityEverywhere(string header, string? kept)
    {
        foreach (var grouping in new[] { Grouping.Together, Grouping.Apart })
        {
            var request = $"GET /streams/id HTTP/1.1\r\nHost: x\r\n{header}\r\n\r\n";
            var answer = await RawHttp.SendAsync(hosts.Of(grouping).Address, request);
            var other = await RawHttp.SendAsync(hosts.Of(grouping).Address, request);

            var id = answer.Headers["X-Request-ID"].Single();
            Assert.Equal($$"""{"value":"{{id}}"}""", answer.Body);
            Assert.Equal(kept ?? id, id);
            Assert.Equal(kept is not null, id == other.Headers["X-Request-ID"].Single());
            Assert.Equal(kept?.Length ?? 16, id.Length);
        }
    }

    [Theory]
    [InlineData(Grouping.Together)]
    [InlineData(Grouping.Apart)]
    public async Task AProblemHasTheRequestsIdentity(Grouping grouping)
    {
        using var missing = await hosts.Of(grouping).Http.GetAsync("/nowhere");
        using var refused = await hosts.Of(grouping).Http.GetAsync("/values/int/x");

        await ProblemBody.OfAsync(missing, HttpStatusCode.NotFound, "not_found");
        await ProblemBody.OfAsync(refused, HttpStatusCode.BadRequest, "invalid_argument");
        Assert.Equal(16, missing.Headers.GetValues("X-Request-ID").Single().Length);
        Assert.Equal(16, refused.Headers.GetValues("X-Request-ID").Single().Length);
    }

    private static string Choosy(string header) =>
        $"POST /streams/choosy HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\n{header}Content-Length: 5\r\n\r\n";
}
