using System.Net;
using System.Net.Sockets;

namespace Tutti.Support;

/// <summary>A port of the loopback interface at which nobody listens.</summary>
internal static class FreePort
{
    // Below those that the system hands out for connections by itself, so that nobody takes it before it is listened at.
    private const int First = 12_000;
    private const int Last = 30_000;

    public static int Find()
    {
        while (true)
        {
            var port = Random.Shared.Next(First, Last);
            try
            {
                using var listener = new TcpListener(IPAddress.Loopback, port);
                listener.Start();
                return port;
            }
            catch (SocketException)
            {
                // Somebody does.
            }
        }
    }
}
