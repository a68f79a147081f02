using System.Net;
using System.Net.Http.Json;
using System.Text;
using Tutti.Runtime.Tests.Fixtures;

namespace Tutti.Runtime.Tests.Gateway;

public sealed class GatewayTests(SharedHosts hosts)
{
    [Fact]
    public async Task ARequestIsTheSameWithAndWithoutAGateway()
    {
        var together = await OriginAsync(Grouping.Together);
        var apart = await OriginAsync(Grouping.Apart);

        // The gateway is a part of the trace.
        Assert.Equal(
            together.Headers,
            apart.Headers.Where(name => name != "traceparent"),
            StringComparer.OrdinalIgnoreCase
        );
        Assert.Equal(together with { Headers = [], Host = apart.Host }, apart with { Headers = [] });
        Assert.Equal("shop.example:81", apart.Host);
        Assert.Equal("10.1.2.3, 10.4.5.6", apart.Forwarded);
    }

    [Theory]
    [InlineData(Grouping.Together)]
    [InlineData(Grouping.Apart)]
    public async Task AsManyHeadersAsTheServerTakesReachTheEndpoint(Grouping grouping)
    {
        var headers = string.Concat(Enumerable.Range(0, 98).Select(i => $"X-Header-{i}: {new string('x', 300)}\r\n"));

        var answer = await RawHttp.SendAsync(
            hosts.Of(grouping).Address,
            $"GET /values/int/1 HTTP/1.1\r\nHost: x\r\n{headers}\r\n"
        );

        Assert.Equal(200, answer.Status);
    }

    [Fact]
    public async Task ABodyStreamsBothWays()
    {
        using var raw = await RawHttp.ConnectAsync(hosts.Of(Grouping.Apart).Address);
        await raw.WriteAsync("POST /any/stream HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n");

        // Answered before its body has ended.
        var answer = await raw.ReadAsync();

        Assert.Equal(200, answer.Status);
        await hosts.Of(Grouping.Apart).AssertHealthyAsync();
    }

    [Fact]
    public async Task ManyRequestsThatAreAnsweredEarlyShutNobodyOut()
    {
        // More than the server of the process behind would keep in mind on one connection.
        const int requests = 300;
        await using var host = await TestHost.StartAsync(Grouping.Apart);

        for (var i = 0; i < requests; i++)
        {
            using var raw = await RawHttp.ConnectAsync(host.Address);
            await raw.WriteAsync(
                "POST /orders/small HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 100000\r\n\r\n{"
            );
            Assert.Equal(413, (await raw.ReadAsync()).Status);
        }

        Assert.Equal("""{"value":42}""", await host.Http.GetStringAsync("/ledger/total"));
    }

    [Fact]
    public async Task ARequestThatWasRefusedUnseenIsSentAgainWithItsBody()
    {
        await using var host = await TestHost.StartAsync(Grouping.Apart);
        await host.StopAsync("callees");
        await using var peer = new RefusingPeer(host.SocketOf("callees"));

        using var content = new StringContent("""{"customer":1}""", Encoding.UTF8, "application/json");
        using var response = await host.Http.PostAsync("/orders/echo", content);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(2, peer.Requests);
    }

    [Fact]
    public async Task AProcessThatIsGoneIsUnavailable()
    {
        await using var host = await TestHost.StartAsync(Grouping.Apart);
        Assert.Equal("""{"value":42}""", await host.Http.GetStringAsync("/ledger/total"));

        await host.StopAsync("callees");

        using var forwarded = await host.Http.GetAsync("/ledger/total");
        await ProblemBody.OfAsync(forwarded, HttpStatusCode.ServiceUnavailable, "unavailable");
        using var called = await host.Http.GetAsync("/shop/add?left=1&right=2");
        await ProblemBody.OfAsync(called, HttpStatusCode.ServiceUnavailable, "unavailable");
        await host.AssertHealthyAsync();
    }

    [Fact]
    public async Task PipelinedRequestsAreAnsweredInTurn()
    {
        using var raw = await RawHttp.ConnectAsync(hosts.Of(Grouping.Apart).Address);
        var request = "GET /values/int/5 HTTP/1.1\r\nHost: x\r\n\r\n";
        await raw.WriteAsync(string.Concat(Enumerable.Repeat(request, 10)));

        var text = new StringBuilder();
        var buffer = new byte[4096];
        await Wait.UntilAsync(() =>
        {
            text.Append(Encoding.UTF8.GetString(buffer, 0, raw.Stream.Read(buffer)));
            return text.ToString().Split("""{"value":5}""").Length == 11;
        });
    }

    private async Task<Origin> OriginAsync(Grouping grouping)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/origin");
        request.Headers.Host = "shop.example:81";
        request.Headers.Add("X-Forwarded-For", "10.1.2.3, 10.4.5.6");
        request.Headers.Add("X-Custom", "ü");
        request.Headers.Add("Accept-Language", "de");
        using var response = await hosts.Of(grouping).Http.SendAsync(request);
        return (await response.Content.ReadFromJsonAsync<Origin>())!;
    }

    private sealed record Origin(
        string Scheme,
        string Host,
        string Remote,
        string Path,
        string Forwarded,
        IReadOnlyList<string> Headers
    );
}
