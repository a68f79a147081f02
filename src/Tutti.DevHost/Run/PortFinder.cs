using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;

namespace Tutti.DevHost.Run;

/// <summary>Finds a port of this machine that can be listened on.</summary>
public static class PortFinder
{
    private const int Attempts = 100;

    /// <summary>Finds a port.</summary>
    /// <param name="wanted">The port to begin with; 0 for any, which the system finds when it is opened.</param>
    /// <returns>That port, or the next one that is free.</returns>
    /// <exception cref="ToolException">None of the next hundred is free.</exception>
    public static int Find(int wanted)
    {
        for (var port = wanted; port < wanted + Attempts && port <= IPEndPoint.MaxPort; port++)
        {
            if (IsFree(port))
            {
                return port;
            }
        }
        throw new ToolException(
            ToolErrors.PortUnavailable,
            $"Port {wanted} is taken, and so are the {Attempts - 1} after it, or this user may not open them.",
            "Give another one with --port, or 0 for any that is free."
        );
    }

    /// <summary>Whether a port of the loopback address can be listened on.</summary>
    /// <param name="port">The port.</param>
    /// <returns><see langword="true"/> if nothing listens there and this user may.</returns>
    public static bool IsFree(int port) => !IsListenedOn(port) && CanListen(port);

    // Some systems let a second listener share the port by another address of the same machine; the table tells of the first.
    private static bool IsListenedOn(int port)
    {
        try
        {
            return IPGlobalProperties
                .GetIPGlobalProperties()
                .GetActiveTcpListeners()
                .Any(listener =>
                    listener.Port == port
                    && (
                        IPAddress.IsLoopback(listener.Address)
                        || listener.Address.Equals(IPAddress.Any)
                        || listener.Address.Equals(IPAddress.IPv6Any)
                    )
                );
        }
        catch (Exception error)
            when (error is NetworkInformationException or PlatformNotSupportedException or IOException)
        {
            return false;
        }
    }

    private static bool CanListen(int port)
    {
        using var listener = new TcpListener(IPAddress.Loopback, port);
        try
        {
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
