using System.Buffers.Binary;
using Tutti.Transport.Client;
using Tutti.Transport.Connections;
using Tutti.Transport.Frames;
using Tutti.Transport.Handshake;
using Tutti.Transport.Messages;
using Tutti.Transport.Server;
using Tutti.Transport.Tests.Support;

namespace Tutti.Transport.Tests.Hostile;

public sealed class HostileBytesTests
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(20);

    private static readonly TransportLimits s_limits = new()
    {
        Calls = 100,
        Message = 1024 * 1024,
        Unfinished = 1024 * 1024,
    };

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task AnyBytesEndAConnectionOrAreCalls(int seed)
    {
        var random = new Random(seed);
        for (var round = 0; round < 150; round++)
        {
            var (attacker, end) = await TestLink.ConnectAsync();
            FrameConnection connection =
                random.Next(2) == 0
                    ? new ServerConnection(end, s_limits, Handler.Echo, "attacker")
                    : new ClientConnection(end, Nothing, s_limits, TimeProvider.System);
            var running = connection.RunAsync();

            await SendAsync(attacker, Bytes(random));
            attacker.Socket.Shutdown(System.Net.Sockets.SocketShutdown.Send);
            await running.WaitAsync(s_patience);

            Assert.True(connection.End is IOException or ObjectDisposedException, $"{connection.End}");
            await attacker.DisposeAsync();
        }
    }

    [Theory]
    [InlineData(nameof(FrameKind.Reply))]
    [InlineData(nameof(FrameKind.GoAway))]
    [InlineData(nameof(FrameKind.Hello))]
    [InlineData(nameof(FrameKind.Welcome))]
    [InlineData("99")]
    public async Task WhatNoCallerSaysEndsTheConnection(string kind)
    {
        var end = await SayAsync(Frame(Enum.Parse<FrameKind>(kind), FrameFlags.End, 65536, []));

        Assert.IsType<FrameException>(end);
    }

    [Fact]
    public async Task AFrameThatIsTooLongIsRefusedBeforeItComes()
    {
        var header = new byte[FrameHeader.Size];
        BinaryPrimitives.WriteUInt32LittleEndian(header, uint.MaxValue);

        Assert.Equal("A frame of 4294967295 bytes is longer than 65526.", (await SayAsync(header)).Message);
    }

    [Fact]
    public async Task MoreCallsThanAgreedEndTheConnection()
    {
        var calls = Enumerable
            .Range(0, s_limits.Calls + 1)
            .SelectMany(slot => Frame(FrameKind.Call, FrameFlags.None, 65536 + (uint)slot, []));

        Assert.Equal("There are more than 100 calls at a time.", (await SayAsync([.. calls])).Message);
    }

    [Fact]
    public async Task AMessageThatIsTooLongEndsTheConnection()
    {
        var part = new byte[32 * 1024];
        var limits = s_limits with { Window = 64 * 1024 * 1024 };
        var frames = Enumerable
            .Range(0, 40)
            .SelectMany(i => Frame(i == 0 ? FrameKind.Call : FrameKind.Data, FrameFlags.None, 65536, part));

        Assert.Equal("A message is longer than 1048576 bytes.", (await SayAsync([.. frames], limits)).Message);
    }

    [Fact]
    public async Task MoreDataThanWasAskedForEndsTheConnection()
    {
        var part = new byte[60 * 1024];
        var limits = s_limits with { Window = 32 * 1024 };
        byte[] frames =
        [
            .. Frame(FrameKind.Call, FrameFlags.None, 65536, []),
            .. Frame(FrameKind.Data, FrameFlags.None, 65536, part),
        ];

        Assert.Equal("More data came than was asked for.", (await SayAsync(frames, limits)).Message);
    }

    [Fact]
    public async Task HalfAMessageThatIsGivenUpLeavesNothingBehind()
    {
        var (attacker, end) = await TestLink.ConnectAsync();
        var connection = new ServerConnection(end, s_limits, Handler.Echo, "attacker");
        _ = connection.RunAsync();

        // Far more of them than there may be at a time.
        for (var round = 0u; round < 1000; round++)
        {
            await attacker.WriteAsync(Frame(FrameKind.Call, FrameFlags.None, 65536 + round, new byte[1000]));
            await attacker.WriteAsync(Frame(FrameKind.Cancel, FrameFlags.None, 65536 + round, []));
        }
        await attacker.WriteAsync(Frame(FrameKind.Call, FrameFlags.End, 65536, "still there"u8));
        var answer = new byte[FrameHeader.Size + "still there".Length];
        await attacker.ReadExactlyAsync(answer).AsTask().WaitAsync(s_patience);

        Assert.Equal("still there"u8, answer.AsSpan(FrameHeader.Size));
        Assert.Equal(0, connection.CallsInFlight);
        connection.Dispose();
        await attacker.DisposeAsync();
    }

    [Fact]
    public void AnyBytesForAHeadOrAWelcomeAreReadOrRefused()
    {
        var random = new Random(7);
        var output = new FieldWriter();
        new Welcome
        {
            Name = "x",
            Endpoints = [new("a", "b", 1), new("c", "d", 2)],
            Others = [new("e", ["f", "g"], ["h"])],
        }.Write(output);
        var valid = output.Span.ToArray();
        for (var round = 0; round < 20_000; round++)
        {
            var bytes = Mutated(random, valid);
            var before = GC.GetAllocatedBytesForCurrentThread();
            try
            {
                Welcome.Read(bytes);
            }
            catch (FrameException)
            {
                // Refused.
            }
            try
            {
                CallHead.Read(bytes, out _);
            }
            catch (FrameException)
            {
                // Refused.
            }
            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 16 * 1024);
        }
    }

    private static Welcome Nothing { get; } = new() { Name = "x", Endpoints = [] };

    private static async Task<Exception> SayAsync(byte[] bytes, TransportLimits? limits = null)
    {
        var (attacker, end) = await TestLink.ConnectAsync();
        var connection = new ServerConnection(end, limits ?? s_limits, Handler.Echo, "attacker");
        var running = connection.RunAsync();
        await SendAsync(attacker, bytes);
        await running.WaitAsync(s_patience);
        await attacker.DisposeAsync();
        return connection.End!;
    }

    private static async Task SendAsync(Stream attacker, byte[] bytes)
    {
        try
        {
            await attacker.WriteAsync(bytes);
        }
        catch (IOException)
        {
            // It was enough for the other side.
        }
    }

    private static byte[] Bytes(Random random)
    {
        if (random.Next(3) == 0)
        {
            var any = new byte[random.Next(1, 5000)];
            random.NextBytes(any);
            return any;
        }
        var frames = new List<byte>();
        for (var count = random.Next(1, 40); count > 0; count--)
        {
            var body = new byte[random.Next(4) == 0 ? random.Next(0, 60_000) : random.Next(0, 20)];
            random.NextBytes(body);
            FrameKind[] kinds =
            [
                FrameKind.Call,
                FrameKind.Call,
                FrameKind.Reply,
                FrameKind.Data,
                FrameKind.Data,
                FrameKind.Credit,
                FrameKind.Cancel,
                FrameKind.Ping,
                FrameKind.Pong,
            ];
            var exchange = 65536u + (uint)random.Next(4);
            frames.AddRange(Frame(kinds[random.Next(kinds.Length)], (FrameFlags)random.Next(8), exchange, body));
        }
        return random.Next(4) == 0 ? Mutated(random, [.. frames]) : [.. frames];
    }

    private static byte[] Mutated(Random random, byte[] valid)
    {
        var bytes = valid[..random.Next(1, valid.Length + 1)];
        for (var count = random.Next(0, 4); count > 0; count--)
        {
            bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
        }
        return bytes;
    }

    private static byte[] Frame(FrameKind kind, FrameFlags flags, uint exchange, ReadOnlySpan<byte> body)
    {
        var frame = new byte[FrameHeader.Size + body.Length];
        new FrameHeader(body.Length, exchange, kind, flags).Write(frame);
        body.CopyTo(frame.AsSpan(FrameHeader.Size));
        return frame;
    }
}
