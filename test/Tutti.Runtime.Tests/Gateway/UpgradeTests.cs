using System.Net.WebSockets;
using System.Text;
using Tutti.Runtime.Tests.App.Trouble;
using Tutti.Runtime.Tests.Fixtures;

namespace Tutti.Runtime.Tests.Gateway;

public sealed class UpgradeTests(GatewayHosts hosts)
{
    private static CancellationToken Patience => new CancellationTokenSource(TimeSpan.FromSeconds(30)).Token;

    [Theory]
    [InlineData(Grouping.Together)]
    [InlineData(Grouping.Apart)]
    public async Task AWebSocketSpeaksBothWaysLongerThanTheDeadline(Grouping grouping)
    {
        using var client = await ConnectAsync(grouping);

        Assert.Equal("one", await EchoAsync(client, "one"));
        // The endpoint has two seconds.
        await Task.Delay(2500);
        Assert.Equal("two", await EchoAsync(client, "two"));
        await client.CloseAsync((WebSocketCloseStatus)4711, "enough", Patience);

        Assert.Equal((WebSocketCloseStatus)4711, client.CloseStatus);
        Assert.Equal("enough", client.CloseStatusDescription);
    }

    [Theory]
    [InlineData(Grouping.Together)]
    [InlineData(Grouping.Apart)]
    public async Task TheSubProtocolAndTheCompressionAreThoseOfTheEndpoint(Grouping grouping)
    {
        using var client = await ConnectAsync(
            grouping,
            options =>
            {
                options.AddSubProtocol("first");
                options.AddSubProtocol("second");
                options.DangerousDeflateOptions = new WebSocketDeflateOptions();
                options.CollectHttpResponseDetails = true;
            }
        );

        Assert.Equal("second", client.SubProtocol);
        Assert.Contains(
            "permessage-deflate",
            client.HttpResponseHeaders!["Sec-WebSocket-Extensions"].Single(),
            StringComparison.Ordinal
        );
        Assert.Equal(new string('a', 3000), await EchoAsync(client, new string('a', 3000)));
    }

    [Theory]
    [InlineData(Grouping.Together)]
    [InlineData(Grouping.Apart)]
    public async Task ABigMessagePasses(Grouping grouping)
    {
        using var client = await ConnectAsync(grouping);
        var message = new byte[5_000_000];
        new Random(1).NextBytes(message);

        var sending = client.SendAsync(message, WebSocketMessageType.Binary, true, Patience);
        var received = await ReceiveAsync(client);
        await sending;

        Assert.Equal(message, received);
    }

    [Theory]
    [InlineData(Grouping.Together)]
    [InlineData(Grouping.Apart)]
    public async Task AnAbruptEndOfTheEndpointIsOneForTheClient(Grouping grouping)
    {
        using var client = await ConnectAsync(grouping);

        await client.SendAsync("break"u8.ToArray(), WebSocketMessageType.Text, true, Patience);

        var error = await Assert.ThrowsAsync<WebSocketException>(() => ReceiveAsync(client));
        Assert.Equal(WebSocketError.ConnectionClosedPrematurely, error.WebSocketErrorCode);
    }

    [Theory]
    [InlineData(Grouping.Together)]
    [InlineData(Grouping.Apart)]
    public async Task AnAbruptEndOfTheClientIsOneForTheEndpoint(Grouping grouping)
    {
        Gate.Shared.Close("ws-broken");
        using var client = await ConnectAsync(grouping);
        Assert.Equal("one", await EchoAsync(client, "one"));

        client.Abort();

        await Gate.Shared.WaitAsync("ws-broken");
    }

    [Theory]
    [InlineData(Grouping.Together, "/ws/echo", "https://evil.example", 403)]
    [InlineData(Grouping.Apart, "/ws/echo", "https://evil.example", 403)]
    [InlineData(Grouping.Together, "/ws/none", null, 404)]
    [InlineData(Grouping.Apart, "/ws/none", null, 404)]
    [InlineData(Grouping.Together, "/guarded", null, 401)]
    [InlineData(Grouping.Apart, "/guarded", null, 401)]
    public async Task ARefusedUpgradeIsAPlainAnswer(Grouping grouping, string path, string? origin, int status)
    {
        var answer = await RawHttp.SendAsync(
            hosts.Of(grouping).Address,
            $"GET {path} HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
                + $"Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n{(origin is null ? "" : $"Origin: {origin}\r\n")}\r\n"
        );

        Assert.Equal(status, answer.Status);
        Assert.Contains($"\"status\":{status}", answer.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Grouping.Together)]
    [InlineData(Grouping.Apart)]
    public async Task AnyOtherProtocolMayBeSpoken(Grouping grouping)
    {
        using var raw = await RawHttp.ConnectAsync(hosts.Of(grouping).Address);
        await raw.WriteAsync("GET /ws/raw HTTP/1.1\r\nHost: x\r\nConnection: upgrade\r\nUpgrade: next/1\r\n\r\n");

        var head = await ReadUntilAsync(raw, "\r\n\r\n");
        await raw.WriteAsync("a");
        var first = await ReadUntilAsync(raw, "b");
        await raw.WriteAsync("bz");
        var rest = await ReadUntilAsync(raw, null);

        Assert.StartsWith("HTTP/1.1 101 ", head, StringComparison.Ordinal);
        Assert.Contains("\r\nUpgrade: next/1\r\n", head, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("tutti-", head, StringComparison.OrdinalIgnoreCase);
        Assert.Equal("b", first);
        Assert.Equal("c", rest);
    }

    [Theory]
    [InlineData(Grouping.Together)]
    [InlineData(Grouping.Apart)]
    public async Task AnUpgradeThatTheEndpointDoesNotKnowIsIgnored(Grouping grouping)
    {
        foreach (var protocol in new[] { "h2c", "other/2" })
        {
            var answer = await RawHttp.SendAsync(
                hosts.Of(grouping).Address,
                $"GET /values/int/1 HTTP/1.1\r\nHost: x\r\nConnection: Upgrade, HTTP2-Settings\r\nHTTP2-Settings: AAMAAABk\r\nUpgrade: {protocol}\r\n\r\n"
            );

            Assert.Equal((200, """{"value":1}"""), (answer.Status, answer.Body));
        }
    }

    [Theory]
    [InlineData(Grouping.Together)]
    [InlineData(Grouping.Apart)]
    public async Task AWebSocketMayComeOverHttp2(Grouping grouping)
    {
        await using var host = await GatewayHosts.StartAsync(grouping, configure: Http2.Only);
        using var invoker = new HttpMessageInvoker(new SocketsHttpHandler());
        using var client = new ClientWebSocket();
        client.Options.HttpVersion = new Version(2, 0);
        client.Options.HttpVersionPolicy = HttpVersionPolicy.RequestVersionExact;
        client.Options.AddSubProtocol("only");

        await client.ConnectAsync(AddressOf(host), invoker, Patience);

        Assert.Equal("only", client.SubProtocol);
        Assert.Equal("one", await EchoAsync(client, "one"));
        await client.CloseAsync(WebSocketCloseStatus.NormalClosure, null, Patience);
    }

    [Theory]
    [InlineData(Grouping.Together)]
    [InlineData(Grouping.Apart)]
    public async Task AServerThatStopsTellsTheEndpoint(Grouping grouping)
    {
        await using var host = await GatewayHosts.StartAsync(grouping);
        using var client = new ClientWebSocket();
        await client.ConnectAsync(AddressOf(host), Patience);
        Assert.Equal("one", await EchoAsync(client, "one"));

        var stopping = grouping is Grouping.Apart ? host.StopAsync("callers") : host.StopAsync();
        var got = await client.ReceiveAsync(new byte[10], Patience);
        await client.CloseAsync(WebSocketCloseStatus.NormalClosure, null, Patience);
        await stopping;

        Assert.Equal(WebSocketCloseStatus.EndpointUnavailable, got.CloseStatus);
    }

    private static Uri AddressOf(TestHost host) =>
        new UriBuilder(host.Address) { Scheme = "ws", Path = "/ws/echo" }.Uri;

    private async Task<ClientWebSocket> ConnectAsync(
        Grouping grouping,
        Action<ClientWebSocketOptions>? configure = null
    )
    {
        var client = new ClientWebSocket();
        configure?.Invoke(client.Options);
        await client.ConnectAsync(AddressOf(hosts.Of(grouping)), Patience);
        return client;
    }

    private static async Task<string> EchoAsync(ClientWebSocket client, string text)
    {
        await client.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, true, Patience);
        return Encoding.UTF8.GetString(await ReceiveAsync(client));
    }

    private static async Task<byte[]> ReceiveAsync(ClientWebSocket client)
    {
        using var all = new MemoryStream();
        var buffer = new byte[8192];
        while (true)
        {
            var got = await client.ReceiveAsync(buffer, Patience);
            all.Write(buffer, 0, got.Count);
            if (got.EndOfMessage)
            {
                return all.ToArray();
            }
        }
    }

    private static async Task<string> ReadUntilAsync(RawHttp raw, string? end)
    {
        var text = new StringBuilder();
        var buffer = new byte[1];
        while (
            (end is null || !text.ToString().EndsWith(end, StringComparison.Ordinal))
            && await raw.Stream.ReadAsync(buffer, Patience) == 1
        )
        {
            text.Append((char)buffer[0]);
        }
        return text.ToString();
    }
}
