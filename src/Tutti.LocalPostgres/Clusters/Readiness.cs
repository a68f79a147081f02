using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Tutti.LocalPostgres.Clusters;

/// <summary>Asks a server whether it takes connections.</summary>
internal static class Readiness
{
    private const int Protocol = 3 << 16;
    private const byte Authentication = (byte)'R';
    private const byte Error = (byte)'E';
    private const string StartingUp = "C57P03";

    /// <summary>Asks only once the server says so itself: each question costs it a process and, when it comes too early, a line in its log.</summary>
    public static async Task<bool> IsReadyAsync(
        ClusterFolder folder,
        ServerAddress address,
        CancellationToken cancellationToken
    ) =>
        ServerMark.Read(folder) is { IsReady: true } && await AnswersAsync(address.EndPoint(folder), cancellationToken);

    // With a first message by hand: a driver would take longer to load than the server to start.
    private static async Task<bool> AnswersAsync(EndPoint address, CancellationToken cancellationToken)
    {
        var family = address.AddressFamily;
        var protocol = family == AddressFamily.Unix ? ProtocolType.Unspecified : ProtocolType.Tcp;
        using var socket = new Socket(family, SocketType.Stream, protocol);
        try
        {
            await socket.ConnectAsync(address, cancellationToken);
            await socket.SendAsync(Greeting(), cancellationToken);
            var answer = new byte[1024];
            var length = await socket.ReceiveAsync(answer, cancellationToken);
            return length > 0
                && (
                    answer[0] == Authentication
                    || (
                        answer[0] == Error
                        && !Encoding.ASCII.GetString(answer, 0, length).Contains(StartingUp, StringComparison.Ordinal)
                    )
                );
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static byte[] Greeting()
    {
        var names = Encoding.ASCII.GetBytes("user\0postgres\0database\0postgres\0\0");
        var message = new byte[8 + names.Length];
        BinaryPrimitives.WriteInt32BigEndian(message, message.Length);
        BinaryPrimitives.WriteInt32BigEndian(message.AsSpan(4), Protocol);
        names.CopyTo(message, 8);
        return message;
    }
}
