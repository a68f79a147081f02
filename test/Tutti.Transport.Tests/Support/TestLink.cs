using System.Net;
using System.Net.Sockets;
using Tutti.Transport.Client;
using Tutti.Transport.Handshake;
using Tutti.Transport.Server;

namespace Tutti.Transport.Tests.Support;

/// <summary>Two ends of a real connection within this process.</summary>
internal sealed class TestLink : IAsyncDisposable
{
    private readonly List<Task> _runs = [];

    private TestLink() { }

    public required ClientConnection Client { get; init; }

    public required ServerConnection Server { get; init; }

    /// <summary>Connects two ends, past the handshake.</summary>
    public static async Task<TestLink> OpenAsync(
        ICallHandler handler,
        TransportLimits? limits = null,
        TimeProvider? time = null,
        TransportLimits? clientLimits = null
    )
    {
        limits ??= new TransportLimits();
        var (one, other) = await ConnectAsync();
        var welcome = new Welcome
        {
            Name = "callee",
            Endpoints = [],
            Calls = limits.Calls,
        };
        var link = new TestLink
        {
            Server = new ServerConnection(other, limits, handler, "caller"),
            Client = new ClientConnection(one, welcome, clientLimits ?? limits, time ?? TimeProvider.System),
        };
        link._runs.Add(link.Server.RunAsync());
        link._runs.Add(link.Client.RunAsync());
        return link;
    }

    /// <summary>Two sockets that are connected.</summary>
    public static async Task<(NetworkStream, NetworkStream)> ConnectAsync()
    {
        using var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen();
        var one = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        var accepting = listener.AcceptAsync();
        await one.ConnectAsync(listener.LocalEndPoint!);
        var other = await accepting;
        other.NoDelay = true;
        return (new NetworkStream(one, ownsSocket: true), new NetworkStream(other, ownsSocket: true));
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        Server.Dispose();
        await Task.WhenAll(_runs);
    }
}
