using System.Net;
using System.Net.Sockets;
using Tutti.Runtime.Tests.Fixtures;

namespace Tutti.Runtime.Tests.ServiceCalls;

public sealed class InternalListenerTests(SharedHosts hosts)
{
    private readonly TestHost _host = hosts.Of(Grouping.Apart);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("another key")]
    [InlineData("a-key-of-the-testsx")]
    public async Task ACallerWithoutTheKeyIsRefused(string? key)
    {
        using var http = Connect("callees");

        using var response = await SendAsync(http, HttpMethod.Get, "/readyz", key);

        await ProblemBody.OfAsync(response, HttpStatusCode.Forbidden, "permission_denied");
        await _host.AssertHealthyAsync();
    }

    [Theory]
    [InlineData("callees")]
    [InlineData("gateway")]
    public async Task TheSupervisorMayAskWhetherAProcessIsReady(string process)
    {
        using var http = Connect(process);

        using var response = await SendAsync(http, HttpMethod.Get, "/readyz", TestHost.Key);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task ARequestFromOutsideCannotPassForACall()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/any/../tutti/call/ledger/Total");
        request.Headers.Add("tutti-key", TestHost.Key);
        request.Headers.Add("tutti-forwarded", "1");

        using var response = await _host.Http.SendAsync(request);

        await ProblemBody.OfAsync(response, HttpStatusCode.NotFound, "not_found");
    }

    [Fact]
    public async Task HeadersOfTheAppDoNotComeFromOutside()
    {
        foreach (var grouping in Enum.GetValues<Grouping>())
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/origin");
            request.Headers.Add("Tutti-Principal", "admin");
            request.Headers.Add("tutti-timeout", "1");

            using var response = await hosts.Of(grouping).Http.SendAsync(request);

            var body = await response.Content.ReadAsStringAsync();
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            Assert.DoesNotContain("tutti", body, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Theory]
    [InlineData("callees")]
    [InlineData("gateway")]
    public async Task AnAnswerIsWholeBeforeTheBodyOfItsRequestHasCome(string process)
    {
        using var http = Connect(process);
        var answered = new TaskCompletionSource();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/nowhere")
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = new LateContent(answered.Task),
        };
        request.Headers.TryAddWithoutValidation("tutti-key", TestHost.Key);
        request.Headers.TryAddWithoutValidation("tutti-forwarded", "1");

        using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);

        await ProblemBody.OfAsync(response, HttpStatusCode.NotFound, "not_found");
        answered.SetResult();
    }

    private HttpClient Connect(string process)
    {
        var path = _host.SocketOf(process);
        var handler = new SocketsHttpHandler
        {
            ConnectCallback = async (_, cancellationToken) =>
            {
                var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
                await socket.ConnectAsync(new UnixDomainSocketEndPoint(path), cancellationToken);
                return new NetworkStream(socket, ownsSocket: true);
            },
        };
        return new HttpClient(handler) { BaseAddress = new Uri("http://internal") };
    }

    private static async Task<HttpResponseMessage> SendAsync(
        HttpClient http,
        HttpMethod method,
        string path,
        string? key
    )
    {
        using var request = new HttpRequestMessage(method, path)
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };
        if (key is not null)
        {
            request.Headers.TryAddWithoutValidation("tutti-key", key);
        }
        return await http.SendAsync(request);
    }

    /// <summary>A body that begins, and goes on later.</summary>
    private sealed class LateContent(Task later) : HttpContent
    {
        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            await stream.FlushAsync();
            await later;
            await stream.WriteAsync("{}"u8.ToArray());
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
