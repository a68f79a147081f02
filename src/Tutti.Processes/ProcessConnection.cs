using System.Net.Sockets;
using System.Text;

namespace Tutti.Processes;

/// <summary>The way to one process of the app, over its internal listener.</summary>
internal sealed class ProcessConnection : IDisposable
{
    public ProcessConnection(InternalUrl url, string key)
    {
        Key = key;
        Url = url;
        var handler = new SocketsHttpHandler
        {
            // Spans and their headers are ours, and so is every decision about a response.
            ActivityHeadersPropagator = null,
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = false,
            EnableMultipleHttp2Connections = true,
            ConnectTimeout = TimeSpan.FromSeconds(5),
            // So that a name is looked up again, and a peer that has vanished is noticed.
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            KeepAlivePingDelay = TimeSpan.FromSeconds(15),
            KeepAlivePingTimeout = TimeSpan.FromSeconds(5),
            KeepAlivePingPolicy = HttpKeepAlivePingPolicy.WithActiveRequests,
            RequestHeaderEncodingSelector = (_, _) => Encoding.UTF8,
            ResponseHeaderEncodingSelector = (_, _) => Encoding.UTF8,
        };
        if (url.SocketPath is { } path)
        {
            handler.ConnectCallback = (_, cancellationToken) => ConnectAsync(path, cancellationToken);
        }
        Http = new HttpMessageInvoker(handler);
    }

    public InternalUrl Url { get; }

    /// <summary>What proves that this process belongs to the app.</summary>
    public string Key { get; }

    public HttpMessageInvoker Http { get; }

    public void Dispose() => Http.Dispose();

    private static async ValueTask<Stream> ConnectAsync(string path, CancellationToken cancellationToken)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            await socket.ConnectAsync(new UnixDomainSocketEndPoint(path), cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
