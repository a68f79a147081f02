using System.Net.Sockets;
using System.Text;
using Tutti.Runtime.Tests.Fixtures;
using Tutti.ServiceCalls.Remote;
using Tutti.Transport;
using Tutti.Transport.Client;
using Tutti.Transport.Frames;
using Tutti.Transport.Handshake;
using Tutti.Transport.Messages;

namespace Tutti.Runtime.Tests.ServiceCalls;

public sealed class CallListenerTests(SharedHosts hosts)
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(20);

    private readonly TestHost _host = hosts.Of(Grouping.Apart);

    [Fact]
    public async Task AProcessWithTheKeyMayCall()
    {
        using var link = Connect(TestHost.Key);

        var (flags, body) = await CallAsync(link, "ledger", "Total", "{}");

        Assert.Equal(FrameFlags.End, flags);
        Assert.Equal("""{"value":42}""", Encoding.UTF8.GetString(body));
    }

    [Theory]
    [InlineData("another key")]
    [InlineData("a-key-of-the-testsx")]
    public async Task AProcessWithAnotherKeyIsRefusedAndToldWhy(string key)
    {
        using var link = Connect(key);

        var exception = await Assert.ThrowsAsync<HandshakeException>(async () => await link.OpenAsync(default));

        Assert.Contains("'tests' has none of the keys of this process", exception.Message, StringComparison.Ordinal);
        await _host.AssertHealthyAsync();
    }

    [Fact]
    public async Task AProcessWithoutAKeyIsRefused()
    {
        using var link = Connect();

        await Assert.ThrowsAsync<HandshakeException>(async () => await link.OpenAsync(default));
    }

    [Fact]
    public async Task WhileKeysAreChangedTheNewestThatBothKnowCounts()
    {
        using var link = Connect("one that is not known yet", TestHost.Key);

        var connection = await link.OpenAsync(default);

        Assert.Equal("callees", connection.Welcome.Name);
    }

    [Fact]
    public async Task ArgumentsThatDoNotFitAreAProblem()
    {
        using var link = Connect(TestHost.Key);

        var (flags, body) = await CallAsync(link, "ledger", "Add", "{]");

        Assert.Equal(FrameFlags.Problem | FrameFlags.End, flags);
        Assert.Equal(ProblemCode.InvalidArgument, ProblemBytes.Read(body).Code);
    }

    [Fact]
    public async Task AnEndpointThatWasNeverOfferedIsUnimplemented()
    {
        using var link = Connect(TestHost.Key);
        var connection = await link.OpenAsync(default);

        var (_, body) = await SendAsync(connection, 60_000, "{}");

        Assert.Equal(ProblemCode.Unimplemented, ProblemBytes.Read(body).Code);
    }

    [Theory]
    [InlineData("")]
    [InlineData("TUTTI/")]
    [InlineData("TUTTI/1\n")]
    [InlineData("TUTTI/1\nGET / HTTP/1.1\r\n\r\n")]
    [InlineData("TUTTI/9\n")]
    [InlineData("GET /readyz HTTP/1.1\r\nHost: x\r\n\r\n")]
    public async Task WhoeverSaysSomethingElseGetsNothing(string said)
    {
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await socket.ConnectAsync(new UnixDomainSocketEndPoint(_host.SocketOf("callees")));

        await socket.SendAsync(Encoding.UTF8.GetBytes(said));
        socket.Shutdown(SocketShutdown.Send);
        var answer = await ReadToEndAsync(socket).WaitAsync(s_patience);

        Assert.DoesNotContain("ledger", answer, StringComparison.Ordinal);
        await _host.AssertHealthyAsync();
    }

    private static async Task<string> ReadToEndAsync(Socket socket)
    {
        var all = new StringBuilder();
        var buffer = new byte[4096];
        try
        {
            int read;
            while ((read = await socket.ReceiveAsync(buffer)) > 0)
            {
                all.Append(Encoding.Latin1.GetString(buffer, 0, read));
            }
        }
        catch (SocketException)
        {
            // Reset, which is an end, too.
        }
        return all.ToString();
    }

    private Link Connect(params string[] keys)
    {
        var path = _host.SocketOf("callees");
        return new Link(
            path,
            async cancellationToken =>
            {
                var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
                await socket.ConnectAsync(new UnixDomainSocketEndPoint(path), cancellationToken);
                return new NetworkStream(socket, ownsSocket: true);
            },
            new LinkIdentity("tests", new TransportKeys(keys), new TransportLimits()),
            TimeProvider.System
        );
    }

    private static async Task<(FrameFlags Flags, byte[] Body)> CallAsync(
        Link link,
        string service,
        string endpoint,
        string arguments
    )
    {
        var connection = await link.OpenAsync(default);
        return await SendAsync(connection, connection.Welcome.IndexOf(service, endpoint), arguments);
    }

    private static Task<(FrameFlags Flags, byte[] Body)> SendAsync(
        ClientConnection connection,
        int endpoint,
        string arguments
    )
    {
        var head = new CallHead { Endpoint = endpoint, Ticks = -1 };
        var bytes = new byte[head.Size];
        head.Write(bytes);
        var call = new Call();
        Assert.True(connection.TrySend(call, FrameFlags.None, bytes, Encoding.UTF8.GetBytes(arguments)));
        return call.Answer.WaitAsync(s_patience);
    }

    private sealed class Call : PendingCall
    {
        private readonly TaskCompletionSource<(FrameFlags Flags, byte[] Body)> _answer = new();

        public Task<(FrameFlags Flags, byte[] Body)> Answer => _answer.Task;

        public override void Complete(FrameFlags flags, ReadOnlySpan<byte> body) =>
            _answer.TrySetResult((flags, body.ToArray()));

        public override void Lose(Exception reason) => _answer.TrySetException(reason);

        public override void Expire() => _answer.TrySetException(new TimeoutException());
    }
}
