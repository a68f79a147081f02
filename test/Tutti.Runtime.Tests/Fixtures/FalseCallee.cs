using System.Net.Sockets;
using Tutti.Transport;
using Tutti.Transport.Handshake;
using Tutti.Transport.Server;

namespace Tutti.Runtime.Tests.Fixtures;

/// <summary>Stands where a process should be, knows its key, and answers calls as a test wants.</summary>
internal sealed class FalseCallee : IAsyncDisposable, ICallHandler
{
    private readonly Func<int, IncomingCall, bool> _handle;
    private readonly EndpointContract[] _endpoints;
    private readonly FalsePeer _peer;
    private int _calls;

    /// <param name="socket">Where it listens.</param>
    /// <param name="endpoints">What it has, of the service <c>ledger</c>.</param>
    /// <param name="handle">Answers the first, second, … call; gives whether the connection stays.</param>
    public FalseCallee(string socket, string[] endpoints, Func<int, IncomingCall, bool> handle)
    {
        _handle = handle;
        _endpoints = [.. endpoints.Select(name => new EndpointContract("ledger", name, 0))];
        _peer = new FalsePeer(socket, ServeAsync);
    }

    /// <summary>How many calls have come.</summary>
    public int Calls => Volatile.Read(ref _calls);

    public void Handle(IncomingCall call)
    {
        if (!_handle(Interlocked.Increment(ref _calls), call))
        {
            call.Connection.Fail(new IOException("Cut by the test."));
        }
    }

    public ValueTask DisposeAsync() => _peer.DisposeAsync();

    private async Task ServeAsync(NetworkStream stream)
    {
        var limits = new TransportLimits();
        await stream.ReadExactlyAsync(new byte[HandshakeStream.Preface.Length]);
        var welcome = new Welcome { Name = "callees", Endpoints = _endpoints };
        var caller = await ServerHandshake.RunAsync(stream, welcome, new TransportKeys([TestHost.Key]), default);
        using var connection = new ServerConnection(stream, limits, this, caller);
        await connection.RunAsync();
    }
}
