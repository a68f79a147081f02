using System.Buffers.Binary;
using System.Diagnostics;
using Tutti.Transport.Frames;
using Tutti.Transport.Server;
using Tutti.Transport.Tests.Support;

namespace Tutti.Transport.Tests.Calls;

public sealed class FlowTests
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task NobodySendsMoreThanTheReceiverHasAskedFor()
    {
        // A receiver that asks for nothing more.
        var limits = new TransportLimits { Window = 100_000 };
        var (receiver, end) = await TestLink.ConnectAsync();
        using var server = new ServerConnection(
            end,
            limits,
            new Handler(call => call.Reply(FrameFlags.None, new byte[1_000_000])),
            "x"
        );
        _ = server.RunAsync();
        var call = new byte[FrameHeader.Size];
        new FrameHeader(0, 65536, FrameKind.Call, FrameFlags.End).Write(call);
        await receiver.WriteAsync(call);

        var received = await ReadDataAsync(receiver, 100_000);
        // What it has to say beside that still comes.
        new FrameHeader(0, 0, FrameKind.Ping, FrameFlags.None).Write(call);
        await receiver.WriteAsync(call);
        var next = await ReadFrameAsync(receiver);
        await receiver.WriteAsync(Credit(65536, 50_000));
        received += await ReadDataAsync(receiver, 50_000);

        Assert.Equal(FrameKind.Pong, next.Kind);
        Assert.Equal(150_000, received);
        await receiver.DisposeAsync();
    }

    [Fact]
    public async Task ManyLongMessagesAtATimeAllArriveWhereLittleMayBeUnfinished()
    {
        var limits = new TransportLimits { Unfinished = 1_000_000, Window = 128 * 1024 };
        await using var link = await TestLink.OpenAsync(Handler.Echo, limits);

        var answers = await Task.WhenAll(
                Enumerable.Range(0, 20).Select(i => TestCall.SendAsync(link.Client, Filled(i, 2_000_000)))
            )
            .WaitAsync(s_patience);

        Assert.All(answers.Index(), answer => Assert.True(Filled(answer.Index, 2_000_000).SequenceEqual(answer.Item)));
    }

    [Fact]
    public async Task ALongAnswerThatNobodyWantsAnyMoreIsNotSentToItsEnd()
    {
        const int length = 200 * 1024 * 1024;
        var sent = 0L;
        await using var wire = await Wire.OpenAsync(
            change: (isCaller, _, bytes) => Interlocked.Add(ref sent, isCaller ? 0 : bytes.Length)
        );
        using var server = new ServerConnection(
            wire.Callee,
            new TransportLimits(),
            new Handler(call => call.Reply(FrameFlags.None, new byte[length])),
            "x"
        );
        using var client = new Tutti.Transport.Client.ClientConnection(
            wire.Caller,
            new Tutti.Transport.Handshake.Welcome { Name = "x", Endpoints = [] },
            new TransportLimits(),
            TimeProvider.System
        );
        _ = server.RunAsync();
        _ = client.RunAsync();
        var pending = new TestCall();
        Assert.True(client.TrySend(pending, FrameFlags.None, [], "x"u8));
        await WaitUntil(() => Interlocked.Read(ref sent) > 0);

        Assert.True(client.TryCancel(pending.Exchange));
        await WaitUntil(() => server.CallsInFlight == 0);

        Assert.Equal(0, pending.Ends);
        Assert.InRange(Interlocked.Read(ref sent), 1, length / 2);
    }

    [Fact]
    public async Task ASilentPeerIsGivenUp()
    {
        // It takes what is sent, and says nothing.
        var (silent, end) = await TestLink.ConnectAsync();
        var limits = new TransportLimits
        {
            Silence = TimeSpan.FromMilliseconds(50),
            Patience = TimeSpan.FromMilliseconds(50),
        };
        var server = new ServerConnection(end, limits, Handler.Echo, "x");

        await server.RunAsync().WaitAsync(s_patience);

        Assert.IsType<TimeoutException>(server.End);
        await silent.DisposeAsync();
    }

    [Fact]
    public async Task APeerThatIsOnlyIdleIsKept()
    {
        var limits = new TransportLimits
        {
            Silence = TimeSpan.FromMilliseconds(20),
            Patience = TimeSpan.FromMilliseconds(500),
        };
        var asked = 0;
        await using var wire = await Wire.OpenAsync(change: (_, _, _) => Interlocked.Increment(ref asked));
        using var server = new ServerConnection(wire.Callee, limits, Handler.Echo, "x");
        using var client = new Tutti.Transport.Client.ClientConnection(
            wire.Caller,
            new Tutti.Transport.Handshake.Welcome { Name = "x", Endpoints = [] },
            new TransportLimits(),
            TimeProvider.System
        );
        _ = server.RunAsync();
        _ = client.RunAsync();

        await WaitUntil(() => Volatile.Read(ref asked) > 6);

        Assert.Null(server.End);
        Assert.Equal("hello", await TestCall.SendAsync(client, "hello"));
    }

    private static byte[] Filled(int seed, int length)
    {
        var bytes = new byte[length];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }

    private static byte[] Credit(uint exchange, int more)
    {
        var frame = new byte[FrameHeader.Size + 4];
        new FrameHeader(4, exchange, FrameKind.Credit, FrameFlags.None).Write(frame);
        BinaryPrimitives.WriteInt32LittleEndian(frame.AsSpan(FrameHeader.Size), more);
        return frame;
    }

    // The first part of a message is not counted.
    private static async Task<int> ReadDataAsync(Stream stream, int length)
    {
        var read = 0;
        while (read < length)
        {
            var header = await ReadFrameAsync(stream);
            read += header.Kind == FrameKind.Data ? header.Length : 0;
        }
        return read;
    }

    private static async Task<FrameHeader> ReadFrameAsync(Stream stream)
    {
        var bytes = new byte[FrameHeader.Size];
        await stream.ReadExactlyAsync(bytes).AsTask().WaitAsync(s_patience);
        var header = FrameHeader.Read(bytes);
        await stream.ReadExactlyAsync(new byte[header.Length]).AsTask().WaitAsync(s_patience);
        return header;
    }

    private static async Task WaitUntil(Func<bool> condition)
    {
        var watch = Stopwatch.StartNew();
        while (!condition())
        {
            Assert.True(watch.Elapsed < s_patience, "It does not happen.");
            await Task.Delay(5);
        }
    }
}
