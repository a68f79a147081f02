using System.Net.Sockets;

namespace Tutti.Runtime.Tests.Fixtures;

/// <summary>Listens where a process should be, and does what it should not with each connection.</summary>
internal sealed class FalsePeer : IAsyncDisposable
{
    private readonly Socket _listener = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
    private readonly Task _serving;
    private Socket? _connection;
    private volatile bool _isOver;

    public FalsePeer(string socket, Func<NetworkStream, Task> serve)
    {
        File.Delete(socket);
        _listener.Bind(new UnixDomainSocketEndPoint(socket));
        _listener.Listen();
        _serving = ServeAsync(serve);
    }

    public async ValueTask DisposeAsync()
    {
        _isOver = true;
        Interlocked.MemoryBarrier();
        _listener.Dispose();
        _connection?.Dispose();
        await _serving;
    }

    private async Task ServeAsync(Func<NetworkStream, Task> serve)
    {
        try
        {
            while (true)
            {
                using var connection = await _listener.AcceptAsync();
                Interlocked.Exchange(ref _connection, connection);
                if (_isOver)
                {
                    // It came at the last moment, and nobody would end it.
                    return;
                }
                await using var stream = new NetworkStream(connection);
                await serve(stream);
            }
        }
        catch (Exception error) when (error is IOException or SocketException or ObjectDisposedException)
        {
            // The other side has gone, or the test is over.
        }
    }
}
