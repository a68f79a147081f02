using System.Buffers.Binary;
using System.Net.Sockets;

namespace Tutti.Runtime.Tests.Fixtures;

/// <summary>
/// A process that refuses the first request that reaches it before it has looked at it, as one does that is about to end its connection
/// (RFC 9113 §8.7, REFUSED_STREAM), and answers all others with 200.
/// </summary>
internal sealed class RefusingPeer : IAsyncDisposable
{
    private const int Preface = 24;
    private const int Head = 9;
    private const byte Data = 0;
    private const byte Headers = 1;
    private const byte Reset = 3;
    private const byte Settings = 4;
    private const byte EndStream = 1;
    private const byte EndHeaders = 4;
    private const byte Acknowledged = 1;

    // The first entry with a status in the table that both sides know (RFC 7541, appendix A).
    private static readonly byte[] s_status200 = [0x88];
    private static readonly byte[] s_refusedStream = [0, 0, 0, 7];

    private readonly Socket _listener = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
    private readonly Task _serving;
    private readonly List<Socket> _connections = [];
    private int _requests;

    public RefusingPeer(string socket)
    {
        File.Delete(socket);
        _listener.Bind(new UnixDomainSocketEndPoint(socket));
        _listener.Listen();
        _serving = ServeAsync();
    }

    /// <summary>How many requests have come as a whole.</summary>
    public int Requests => Volatile.Read(ref _requests);

    public async ValueTask DisposeAsync()
    {
        _listener.Dispose();
        await _serving;
        _connections.ForEach(connection => connection.Dispose());
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                var connection = await _listener.AcceptAsync();
                _connections.Add(connection);
                _ = ServeAsync(connection);
            }
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task ServeAsync(Socket connection)
    {
        try
        {
            await using var stream = new NetworkStream(connection);
            await stream.ReadExactlyAsync(new byte[Preface]);
            await WriteAsync(stream, Settings, 0, 0, []);
            while (true)
            {
                await AnswerAsync(stream);
            }
        }
        catch (Exception error) when (error is IOException or SocketException or ObjectDisposedException)
        {
            // The other side has gone, or the test is over.
        }
    }

    private async Task AnswerAsync(NetworkStream stream)
    {
        var head = new byte[Head];
        await stream.ReadExactlyAsync(head);
        await stream.ReadExactlyAsync(new byte[(head[0] << 16) | (head[1] << 8) | head[2]]);
        var (type, flags, id) = (head[3], head[4], BinaryPrimitives.ReadInt32BigEndian(head.AsSpan(5)));
        if (type == Settings && (flags & Acknowledged) == 0)
        {
            await WriteAsync(stream, Settings, Acknowledged, 0, []);
        }
        else if (type is Data or Headers && (flags & EndStream) != 0)
        {
            var isFirst = Interlocked.Increment(ref _requests) == 1;
            await (
                isFirst
                    ? WriteAsync(stream, Reset, 0, id, s_refusedStream)
                    : WriteAsync(stream, Headers, EndHeaders | EndStream, id, s_status200)
            );
        }
    }

    private static async Task WriteAsync(NetworkStream stream, byte type, byte flags, int id, byte[] payload)
    {
        var frame = new byte[Head + payload.Length];
        frame[2] = (byte)payload.Length;
        frame[3] = type;
        frame[4] = flags;
        BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(5), id);
        payload.CopyTo(frame, Head);
        await stream.WriteAsync(frame);
    }
}
