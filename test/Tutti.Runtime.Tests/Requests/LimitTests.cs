using System.Net;
using System.Text;
using Tutti.Runtime.Tests.App.Trouble;
using Tutti.Runtime.Tests.Fixtures;

namespace Tutti.Runtime.Tests.Requests;

public sealed class LimitTests(SharedHosts hosts)
{
    private const int Megabyte = 1024 * 1024;

    [Theory]
    [InlineData("/orders/echo", 2 * Megabyte, Grouping.Together)]
    [InlineData("/orders/echo", 2 * Megabyte, Grouping.Apart)]
    [InlineData("/orders/small", 100, Grouping.Together)]
    [InlineData("/orders/small", 100, Grouping.Apart)]
    public async Task ABodyOverTheLimitIsRefused(string path, int limit, Grouping grouping)
    {
        using var content = Text(limit);

        using var response = await hosts.Of(grouping).Http.PostAsync(path, content);

        await ProblemBody.OfAsync(response, HttpStatusCode.RequestEntityTooLarge, "resource_exhausted");
        await hosts.Of(grouping).AssertHealthyAsync();
    }

    [Theory]
    [InlineData(Grouping.Together)]
    [InlineData(Grouping.Apart)]
    public async Task ABodyThatAnEndpointReadsItselfHasTheLimitToo(Grouping grouping)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/streams/choosy") { Content = Text(3 * Megabyte) };
        request.Headers.Add("X-Please", "yes");
        // The server does not read on for an endpoint that reads itself: who sends without asking may see the connection end.
        request.Headers.ExpectContinue = true;

        using var response = await hosts.Of(grouping).Http.SendAsync(request);

        await ProblemBody.OfAsync(response, HttpStatusCode.RequestEntityTooLarge, "resource_exhausted");
        await hosts.Of(grouping).AssertHealthyAsync();
    }

    [Theory]
    [InlineData(Grouping.Together)]
    [InlineData(Grouping.Apart)]
    public async Task ABodyWithoutLengthIsMeasuredAsItComes(Grouping grouping)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/orders/echo") { Content = Text(3 * Megabyte) };
        request.Headers.TransferEncodingChunked = true;

        using var response = await hosts.Of(grouping).Http.SendAsync(request);

        await ProblemBody.OfAsync(response, HttpStatusCode.RequestEntityTooLarge, "resource_exhausted");
        await hosts.Of(grouping).AssertHealthyAsync();
    }

    [Theory]
    [InlineData(Grouping.Together)]
    [InlineData(Grouping.Apart)]
    public async Task AHugeBodyIsRefusedAndItsSenderLivesToSeeIt(Grouping grouping)
    {
        using var content = Text(100 * Megabyte);

        using var response = await hosts.Of(grouping).Http.PostAsync("/orders/echo", content);

        await ProblemBody.OfAsync(response, HttpStatusCode.RequestEntityTooLarge, "resource_exhausted");
        await hosts.Of(grouping).AssertHealthyAsync();
    }

    [Theory]
    [InlineData("/orders/huge", 35_000_000, Grouping.Together)]
    [InlineData("/orders/huge", 35_000_000, Grouping.Apart)]
    [InlineData("/orders/endless", 45_000_000, Grouping.Together)]
    [InlineData("/orders/endless", 45_000_000, Grouping.Apart)]
    public async Task AnEndpointMayTakeMore(string path, int size, Grouping grouping)
    {
        using var content = Text(size);

        using var response = await hosts.Of(grouping).Http.PostAsync(path, content);

        Assert.Equal($$"""{"length":{{size}}}""", await response.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData(Grouping.Together)]
    [InlineData(Grouping.Apart)]
    public async Task ASlowBodyEndsWithTheDeadline(Grouping grouping)
    {
        using var raw = await RawHttp.ConnectAsync(hosts.Of(grouping).Address);
        await raw.WriteAsync(
            "POST /orders/hurried HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{"
        );

        var answer = await raw.ReadAsync();

        Assert.Equal(504, answer.Status);
        Assert.Contains("\"code\":\"deadline_exceeded\"", answer.Body, StringComparison.Ordinal);
        await hosts.Of(grouping).AssertHealthyAsync();
    }

    [Fact]
    public async Task ManyHeadersAreRefusedByTheServer()
    {
        var request = new StringBuilder("GET /values/int/1 HTTP/1.1\r\nHost: x\r\n");
        for (var i = 0; i < 5000; i++)
        {
            request.Append(null, $"X-Header-{i}: value\r\n");
        }

        var answer = await RawHttp.SendAsync(hosts.Of(Grouping.Together).Address, $"{request}\r\n");

        Assert.Equal(431, answer.Status);
        await hosts.Of(Grouping.Together).AssertHealthyAsync();
    }

    [Theory]
    [InlineData(Grouping.Together)]
    [InlineData(Grouping.Apart)]
    public async Task AClientThatGoesCancelsItsRequest(Grouping grouping)
    {
        var host = hosts.Of(grouping);
        Gate.Shared.Close("patient-entered");
        Gate.Shared.Close("patient-canceled");
        var raw = await RawHttp.ConnectAsync(host.Address);
        await raw.WriteAsync("GET /trouble/patient HTTP/1.1\r\nHost: x\r\n\r\n");
        await Gate.Shared.WaitAsync("patient-entered");

        raw.Reset();

        await Gate.Shared.WaitAsync("patient-canceled");
        await host.AssertHealthyAsync();
        Assert.DoesNotContain(
            host.Log.Entries,
            entry => entry.Text.Contains("trouble.Patient' failed", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task AClientThatGoesInTheMiddleOfItsBodyIsForgotten()
    {
        var host = hosts.Of(Grouping.Together);
        var raw = await RawHttp.ConnectAsync(host.Address);
        await raw.WriteAsync(
            "POST /orders/optional HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{"
        );

        raw.Reset();

        await host.AssertHealthyAsync();
        Assert.DoesNotContain(
            host.Log.Entries,
            entry => entry.Text.Contains("orders.Optional' failed", StringComparison.Ordinal)
        );
    }

    private static ByteArrayContent Text(int length)
    {
        byte[] body = [.. "{\"content\":\""u8, .. Enumerable.Repeat((byte)'x', length), .. "\"}"u8];
        var content = new ByteArrayContent(body);
        content.Headers.TryAddWithoutValidation("Content-Type", "application/json");
        return content;
    }
}
