using System.Net.Sockets;
using Tutti.Transport.Client;
using Tutti.Transport.Handshake;
using Tutti.Transport.Server;
using Tutti.Transport.Tests.Support;

namespace Tutti.Transport.Tests.Calls;

public sealed class LinkTests
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task ManyWhoComeAtOnceShareOneConnection()
    {
        await using var callee = new Callee();
        using var link = callee.CreateLink();

        var connections = await Task.WhenAll(Enumerable.Range(0, 50).Select(async _ => await link.OpenAsync(default)));

        Assert.Single(connections.Distinct());
        Assert.Equal(1, callee.Connections);
    }

    [Fact]
    public async Task AConnectionThatHasEndedIsOpenedAgain()
    {
        await using var callee = new Callee();
        using var link = callee.CreateLink();
        var first = await link.OpenAsync(default);

        first.Fail(new IOException("Cut."));
        var second = await link.OpenAsync(default);

        Assert.NotSame(first, second);
        Assert.Equal("hello", await TestCall.SendAsync(second, "hello"));
    }

    [Fact]
    public async Task WhoSaysThatItWillEndGetsNoMoreCallsAndANewConnectionIsOpened()
    {
        await using var callee = new Callee();
        using var link = callee.CreateLink();
        var first = await link.OpenAsync(default);

        (await callee.LastAsync()).GoAway();
        await Task.Delay(Timeout.Infinite, first.Ended)
            .ContinueWith(_ => { }, TaskScheduler.Default)
            .WaitAsync(s_patience);

        Assert.NotSame(first, await link.OpenAsync(default));
    }

    [Fact]
    public async Task NobodyThereIsAnErrorEachTime()
    {
        using var link = new Link(
            "nowhere",
            _ => throw new SocketException((int)SocketError.ConnectionRefused),
            Identity,
            TimeProvider.System
        );

        await Assert.ThrowsAsync<SocketException>(async () => await link.OpenAsync(default));
        await Assert.ThrowsAsync<SocketException>(async () => await link.OpenAsync(default));
    }

    [Fact]
    public async Task WhoTakesTheConnectionAndSaysNothingIsNotWaitedForLong()
    {
        var (other, silent) = await TestLink.ConnectAsync();
        using var link = new Link(
            "silent",
            _ => new ValueTask<Stream>(silent),
            Identity with
            {
                Limits = new TransportLimits { Handshake = TimeSpan.FromMilliseconds(50) },
            },
            TimeProvider.System
        );

        var exception = await Assert.ThrowsAsync<IOException>(async () => await link.OpenAsync(default));

        Assert.Equal("silent did not answer within 50 ms.", exception.Message);
        await other.DisposeAsync();
    }

    [Fact]
    public async Task ALinkThatIsLeftAnswersWhatIsOnItsWay()
    {
        await using var callee = new Callee();
        var link = callee.CreateLink();
        var connection = await link.OpenAsync(default);
        var large = TestCall.SendAsync(connection, new byte[5_000_000]);

        link.Dispose();

        Assert.Equal(5_000_000, (await large.WaitAsync(s_patience)).Length);
        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await link.OpenAsync(default));
    }

    private static LinkIdentity Identity { get; } = new("caller", TransportKeys.None, new TransportLimits());

    /// <summary>A process that answers calls with their arguments.</summary>
    private sealed class Callee : IAsyncDisposable
    {
        private readonly List<ServerConnection> _connections = [];

        public int Connections => _connections.Count;

        /// <summary>The last connection, once the callee knows that it is there.</summary>
        public async Task<ServerConnection> LastAsync()
        {
            while (_connections.Count == 0)
            {
                await Task.Yield();
            }
            return _connections[^1];
        }

        public Link CreateLink() => new("callee", ConnectAsync, Identity, TimeProvider.System);

        public ValueTask DisposeAsync()
        {
            _connections.ForEach(connection => connection.Dispose());
            return default;
        }

        private async ValueTask<Stream> ConnectAsync(CancellationToken cancellationToken)
        {
            var (caller, callee) = await TestLink.ConnectAsync();
            _ = ServeAsync(callee);
            return caller;
        }

        private async Task ServeAsync(Stream stream)
        {
            await stream.ReadExactlyAsync(new byte[HandshakeStream.Preface.Length]);
            var welcome = new Welcome { Name = "callee", Endpoints = [] };
            await ServerHandshake.RunAsync(stream, welcome, TransportKeys.None, CancellationToken.None);
            var connection = new ServerConnection(stream, new TransportLimits(), Handler.Echo, "caller");
            _connections.Add(connection);
            await connection.RunAsync();
        }
    }
}
