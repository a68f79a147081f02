using System.Net.Sockets;
using System.Text.Json;
using Tutti.Processes.Live;

namespace Tutti.DevHost.Live;

/// <summary>
/// Where a run tells what its processes do: a socket in a folder that nobody else may enter, so that no key has to be written anywhere. A file in the
/// session's folder says where it is.
/// </summary>
internal sealed class LiveDoor : IAsyncDisposable
{
    /// <summary>The name of the file that says where the socket is.</summary>
    public const string FileName = "live";

    private const int Waiting = 16;

    private readonly Socket _socket = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
    private readonly CancellationTokenSource _closed = new();
    private readonly Func<CancellationToken, Task<LiveRun>> _look;
    private readonly Task _answering;

    private LiveDoor(string path, Func<CancellationToken, Task<LiveRun>> look)
    {
        _look = look;
        _socket.Bind(new UnixDomainSocketEndPoint(path));
        _socket.Listen(Waiting);
        _answering = AnswerAllAsync();
    }

    /// <summary>Opens it.</summary>
    /// <param name="session">The session's folder.</param>
    /// <param name="url">Where the socket is to be.</param>
    /// <param name="look">Finds out what is told.</param>
    public static LiveDoor Open(string session, string url, Func<CancellationToken, Task<LiveRun>> look)
    {
        var path = url["unix:".Length..];
        var door = new LiveDoor(path, look);
        File.WriteAllText(Path.Combine(session, FileName), path);
        return door;
    }

    /// <summary>Closes it.</summary>
    public async ValueTask DisposeAsync()
    {
        await _closed.CancelAsync();
        _socket.Dispose();
        await _answering;
        _closed.Dispose();
    }

    private async Task AnswerAllAsync()
    {
        var token = _closed.Token;
        while (!token.IsCancellationRequested)
        {
            try
            {
                _ = AnswerAsync(await _socket.AcceptAsync(token), token);
            }
            catch (Exception exception) when (exception is OperationCanceledException or ObjectDisposedException)
            {
                return;
            }
            catch (SocketException)
            {
                // Whoever wanted to ask has gone.
            }
        }
    }

    private async Task AnswerAsync(Socket asker, CancellationToken cancellationToken)
    {
        try
        {
            await using var stream = new NetworkStream(asker, ownsSocket: true);
            var run = await _look(cancellationToken);
            await JsonSerializer.SerializeAsync(stream, run, LiveJson.Default.LiveRun, cancellationToken);
        }
        catch (Exception exception)
            when (exception is IOException or OperationCanceledException or ObjectDisposedException)
        {
            // Whoever has asked has gone, or the run ends.
        }
    }
}
