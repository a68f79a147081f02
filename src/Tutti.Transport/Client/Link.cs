using Tutti.Transport.Handshake;
using Tutti.Transport.Observing;

namespace Tutti.Transport.Client;

/// <summary>The way to one process: a connection that is opened when it is needed first, and again when it has ended.</summary>
/// <param name="address">Where the process is, for messages.</param>
/// <param name="connect">Opens a stream to it.</param>
/// <param name="self">What this side says of itself.</param>
/// <param name="time">The clock of deadlines.</param>
internal sealed class Link(
    string address,
    Func<CancellationToken, ValueTask<Stream>> connect,
    LinkIdentity self,
    TimeProvider time
) : IDisposable
{
    private readonly Lock _lock = new();
    private ClientConnection? _open;
    private Task<ClientConnection>? _opening;
    private bool _isClosed;

    /// <summary>Is told what becomes of connections.</summary>
    public LinkObserver? Observer { get; init; }

    /// <summary>The connection, if there is one that takes calls.</summary>
    public ClientConnection? Open => Volatile.Read(ref _open);

    /// <summary>Gives the connection, and opens it if there is none. Callers that come meanwhile wait for the same.</summary>
    /// <exception cref="IOException">Nobody is there, or both sides do not belong to one app.</exception>
    public async ValueTask<ClientConnection> OpenAsync(CancellationToken cancellationToken)
    {
        Task<ClientConnection> opening;
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_isClosed, this);
            if (_open is { } open)
            {
                return open;
            }
            opening = _opening ??= Task.Run(ConnectAsync, CancellationToken.None);
        }
        return await opening.WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Takes no more calls. Those on their way are answered; then the connection closes.</summary>
    public void Dispose()
    {
        ClientConnection? open;
        lock (_lock)
        {
            _isClosed = true;
            open = _open;
        }
        open?.CloseWhenDone();
    }

    private async Task<ClientConnection> ConnectAsync()
    {
        using var patience = new CancellationTokenSource(self.Limits.Handshake);
        ClientConnection? connection = null;
        try
        {
            connection = await ShakeHandsAsync(patience.Token).ConfigureAwait(false);
            return connection;
        }
        catch (Exception exception)
        {
            Observer?.Failed(exception);
            if (exception is not OperationCanceledException)
            {
                throw;
            }
            throw new IOException(
                $"{address} did not answer within {self.Limits.Handshake.TotalMilliseconds:0} ms.",
                exception
            );
        }
        finally
        {
            lock (_lock)
            {
                _opening = null;
                Volatile.Write(ref _open, connection is { IsOpen: true } ? connection : null);
                if (_isClosed)
                {
                    connection?.CloseWhenDone();
                }
            }
        }
    }

    private async Task<ClientConnection> ShakeHandsAsync(CancellationToken cancellationToken)
    {
        var stream = await connect(cancellationToken).ConfigureAwait(false);
        try
        {
            var welcome = await ClientHandshake
                .RunAsync(stream, self.Name, self.Keys, cancellationToken)
                .ConfigureAwait(false);
            var connection = new ClientConnection(stream, welcome, self.Limits, time) { Closing = Forget };
            _ = Observer is { } observer ? observer.RunAsync(connection) : connection.RunAsync();
            return connection;
        }
        catch
        {
            await stream.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    private void Forget(ClientConnection connection)
    {
        lock (_lock)
        {
            if (_open == connection)
            {
                Volatile.Write(ref _open, null);
            }
        }
    }
}

/// <summary>What a process says of itself to those that it calls.</summary>
/// <param name="Name">Its name, for their messages.</param>
/// <param name="Keys">What proves that it belongs to the app.</param>
/// <param name="Limits">What its connections hold.</param>
internal sealed record LinkIdentity(string Name, TransportKeys Keys, TransportLimits Limits);
