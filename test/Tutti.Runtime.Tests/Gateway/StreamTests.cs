using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using Tutti.Runtime.Tests.App.Trouble;
using Tutti.Runtime.Tests.Fixtures;

namespace Tutti.Runtime.Tests.Gateway;

public sealed class StreamTests(GatewayHosts hosts)
{
    private const int Megabyte = 1024 * 1024;

    [Theory]
    [InlineData(Grouping.Together)]
    [InlineData(Grouping.Apart)]
    public async Task EachPartOfAnAnswerArrivesWhenItIsSent(Grouping grouping)
    {
        var gate = $"events-{grouping}";
        // The head, before there is any body.
        using var response = await hosts
            .Of(grouping)
            .Http.GetAsync($"/streams/events/{gate}", HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal("text/event-stream", response.Content.Headers.ContentType?.MediaType);
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync());

        Gate.Shared.Open($"{gate}-first");
        var first = await reader.ReadLineAsync();
        Gate.Shared.Open($"{gate}-second");
        var rest = await reader.ReadToEndAsync();

        Assert.Equal(("data: first", "\ndata: second\n\n"), (first, rest));
    }

    [Theory]
    [InlineData(Grouping.Together)]
    [InlineData(Grouping.Apart)]
    public async Task ARequestAndItsAnswerStreamAtOnce(Grouping grouping)
    {
        using var raw = await RawHttp.ConnectAsync(hosts.Of(grouping).Address);
        await raw.WriteAsync("POST /streams/echo HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n");
        await ReadUntilAsync(raw, "\r\n\r\n");

        foreach (var part in new[] { "first", "again", "third" })
        {
            await raw.WriteAsync($"5\r\n{part}\r\n");
            await ReadUntilAsync(raw, $"5\r\n{part}\r\n");
        }
        await raw.WriteAsync("0\r\n\r\n");

        await ReadUntilAsync(raw, "0\r\n\r\n");
    }

    [Theory]
    [InlineData(Grouping.Together)]
    [InlineData(Grouping.Apart)]
    public async Task ARequestAndItsAnswerStreamAtOnceOverHttp2(Grouping grouping)
    {
        await using var host = await GatewayHosts.StartAsync(grouping, configure: Http2.Only);
        using var client = Http2.Client(host);
        using var content = new DialogContent();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/streams/echo")
        {
            Content = content,
            Version = client.DefaultRequestVersion,
            VersionPolicy = client.DefaultVersionPolicy,
        };
        using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        await using var answer = await response.Content.ReadAsStreamAsync();
        var buffer = new byte[5];

        foreach (var part in new[] { "first", "again", "third" })
        {
            await content.SayAsync(part);
            await answer.ReadExactlyAsync(buffer);
            Assert.Equal(part, Encoding.UTF8.GetString(buffer));
        }
        content.End();

        Assert.Equal(0, await answer.ReadAsync(buffer));
    }

    [Theory]
    [InlineData(Grouping.Together, true)]
    [InlineData(Grouping.Apart, true)]
    [InlineData(Grouping.Together, false)]
    [InlineData(Grouping.Apart, false)]
    public async Task AHugeBodyArrivesWhole(Grouping grouping, bool hasLength)
    {
        var body = new byte[64 * Megabyte];
        new Random(7).NextBytes(body);
        using var request = new HttpRequestMessage(HttpMethod.Put, "/streams/digest")
        {
            Content = new ByteArrayContent(body),
        };
        request.Headers.TransferEncodingChunked = !hasLength;

        using var response = await hosts.Of(grouping).Http.SendAsync(request);

        var length = hasLength ? body.Length.ToString(null, null) : "";
        Assert.Equal(
            $"{length} {Convert.ToHexString(SHA256.HashData(body))}",
            await response.Content.ReadAsStringAsync()
        );
    }

    [Theory]
    [InlineData(Grouping.Together)]
    [InlineData(Grouping.Apart)]
    public async Task AClientThatGoesEndsAnEndlessAnswer(Grouping grouping)
    {
        var gate = $"endless-{grouping}";
        var response = await hosts
            .Of(grouping)
            .Http.GetAsync($"/streams/endless/{gate}", HttpCompletionOption.ResponseHeadersRead);

        response.Dispose();

        await Gate.Shared.WaitAsync($"{gate}-gone");
    }

    [Theory]
    [InlineData(Grouping.Together)]
    [InlineData(Grouping.Apart)]
    public async Task AnAnswerThatBreaksOffIsNotTakenForAWholeOne(Grouping grouping)
    {
        using var raw = await RawHttp.ConnectAsync(hosts.Of(grouping).Address);
        await raw.WriteAsync("GET /trouble/broken-stream HTTP/1.1\r\nHost: x\r\n\r\n");

        try
        {
            // What breaks off at once may be seen before anything of it has been passed on.
            Assert.Equal(503, (await raw.ReadAsync()).Status);
        }
        catch (IOException error)
        {
            Assert.DoesNotContain("\r\n0\r\n", error.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task BodiesThatNobodyReadsHoldUpNobodyElse()
    {
        await using var host = await GatewayHosts.StartAsync(Grouping.Apart);
        var waiting = new List<RawHttp>();
        for (var i = 0; i < 20; i++)
        {
            // The endpoint reads none of it before its gate opens; far more than the connection inside would take if all shared it.
            var raw = await RawHttp.ConnectAsync(host.Address);
            waiting.Add(raw);
            await raw.WriteAsync("POST /streams/unread/held HTTP/1.1\r\nHost: x\r\nContent-Length: 2000000\r\n\r\n");
            _ = raw.Stream.WriteAsync(new byte[1_999_999]).AsTask();
        }

        using var content = new ByteArrayContent(new byte[3 * Megabyte]);
        using var response = await host.Http.PutAsync("/streams/digest", content);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Gate.Shared.Open("held");
        waiting.ForEach(raw => raw.Reset());
    }

    private static async Task ReadUntilAsync(RawHttp raw, string end)
    {
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        var text = new StringBuilder();
        var buffer = new byte[1];
        while (!text.ToString().EndsWith(end, StringComparison.Ordinal))
        {
            await raw.Stream.ReadExactlyAsync(buffer, timeout.Token);
            text.Append((char)buffer[0]);
        }
    }

    /// <summary>A body that is written while it is sent.</summary>
    private sealed class DialogContent : HttpContent
    {
        private readonly TaskCompletionSource<Stream> _stream = new();
        private readonly TaskCompletionSource _end = new();

        public DialogContent() => Headers.ContentType = new MediaTypeHeaderValue("text/plain");

        public async Task SayAsync(string text)
        {
            var stream = await _stream.Task;
            await stream.WriteAsync(Encoding.UTF8.GetBytes(text));
            await stream.FlushAsync();
        }

        public void End() => _end.SetResult();

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            await stream.FlushAsync();
            _stream.SetResult(stream);
            await _end.Task;
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
