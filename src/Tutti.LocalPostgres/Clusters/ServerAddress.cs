using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Tutti.LocalPostgres.Clusters;

/// <summary>Where a server listens.</summary>
/// <param name="Host">The folder of its socket, or <c>127.0.0.1</c>.</param>
/// <param name="Port">The port; with a socket, a part of its name.</param>
internal sealed record ServerAddress(string Host, int Port)
{
    private const int UsualPort = 5432;
    private const string Local = "127.0.0.1";

    // The kernel's limit for the path of a socket, less the closing zero.
    private static int LongestSocket => OperatingSystem.IsMacOS() ? 103 : 107;

    public bool IsSocket => Path.IsPathFullyQualified(Host);

    public EndPoint EndPoint(ClusterFolder folder) =>
        IsSocket ? new UnixDomainSocketEndPoint(folder.Socket(Port)) : new IPEndPoint(IPAddress.Loopback, Port);

    /// <summary>A socket in the cluster's folder, if its path can be one.</summary>
    public static ServerAddress? Socket(ClusterFolder folder) =>
        IsShort(folder.Socket(UsualPort)) && IsPlain(folder.Run) ? new(folder.Run, UsualPort) : null;

    /// <summary>A free port of this machine alone.</summary>
    public static ServerAddress Loopback() => new(Local, FreePort(0)!.Value);

    /// <summary>The port that the folder's last server had, if it had one that is still free: programs that run and tools know it.</summary>
    public static ServerAddress? LastLoopback(ClusterFolder folder) =>
        ServerFacts.Read(folder) is { Host: Local } last && FreePort(last.Port) is { } port ? new(Local, port) : null;

    private static bool IsShort(string socket) => Encoding.UTF8.GetByteCount(socket) <= LongestSocket;

    // In a connection string a comma divides two hosts, and a colon a host and its port; a line of a file ends where a line ends.
    private static bool IsPlain(string folder) => folder.AsSpan().IndexOfAny(',', ':', '\n') < 0;

    // Any port for 0, else this one, if it is free.
    private static int? FreePort(int port)
    {
        using var listener = new TcpListener(IPAddress.Loopback, port);
        try
        {
            listener.Start();
            return ((IPEndPoint)listener.LocalEndpoint).Port;
        }
        catch (SocketException) when (port != 0)
        {
            return null;
        }
    }
}
