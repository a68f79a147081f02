using System.Text;
using Tutti.Processes.Certificates;

namespace Tutti.Processes;

/// <summary>One process at one address, and the connections to it, which close when nobody uses them any more.</summary>
internal sealed class ProcessAddress(InternalUrl url, ProcessCertificates? certificates) : IDisposable
{
    private readonly Sender _sender = new(CreateHandler(url, certificates));

    // Whose address it is counts as one.
    private int _users = 1;

    public InternalUrl Url => url;

    /// <summary>Keeps the connections open until <see cref="Leave"/>; not if they are closed already.</summary>
    public bool TryEnter()
    {
        var users = Volatile.Read(ref _users);
        while (users > 0)
        {
            var seen = Interlocked.CompareExchange(ref _users, users + 1, users);
            if (seen == users)
            {
                return true;
            }
            users = seen;
        }
        return false;
    }

    /// <summary>The last one closes the connections, once the responses that still come over them have ended.</summary>
    public void Leave()
    {
        if (Interlocked.Decrement(ref _users) == 0)
        {
            _sender.Dispose();
        }
    }

    /// <summary>Nobody is to enter any more.</summary>
    public void Dispose() => Leave();

    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (url.IsSecure)
        {
            NameHost(request);
        }
        return _sender.PassAsync(request, cancellationToken);
    }

    // The certificate has to be that of this host, not of the one that the request was written for, or that its client meant.
    private void NameHost(HttpRequestMessage request)
    {
        request.Headers.Host = null;
        if (request.RequestUri!.Authority != url.Address.Authority)
        {
            request.RequestUri = new Uri(
                url.Address.GetLeftPart(UriPartial.Authority) + request.RequestUri.PathAndQuery,
                new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }
            );
        }
    }

    private static SocketsHttpHandler CreateHandler(InternalUrl url, ProcessCertificates? certificates)
    {
        var handler = new SocketsHttpHandler
        {
            // Spans and their headers are ours, and so is every decision about a response.
            ActivityHeadersPropagator = null,
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = false,
            EnableMultipleHttp2Connections = true,
            // The process says when it wants a body, however long that takes.
            Expect100ContinueTimeout = Timeout.InfiniteTimeSpan,
            ConnectTimeout = TimeSpan.FromSeconds(5),
            // So that a name is looked up again, and a peer that has vanished is noticed.
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            KeepAlivePingDelay = TimeSpan.FromSeconds(15),
            KeepAlivePingTimeout = TimeSpan.FromSeconds(5),
            KeepAlivePingPolicy = HttpKeepAlivePingPolicy.WithActiveRequests,
            RequestHeaderEncodingSelector = (_, _) => Encoding.UTF8,
            ResponseHeaderEncodingSelector = (_, _) => Encoding.UTF8,
            // To this address, whatever the URL of the request: that one was written for all addresses.
            ConnectCallback = (_, cancellationToken) => ProcessSocket.ConnectAsync(url, cancellationToken),
        };
        if (url.IsSecure && certificates is not null)
        {
            handler.SslOptions = certificates.ForClient();
        }
        return handler;
    }

    /// <summary>Passes requests on. (A second <see cref="HttpMessageInvoker"/> would count each request once more.)</summary>
    private sealed class Sender(HttpMessageHandler handler) : DelegatingHandler(handler)
    {
        public Task<HttpResponseMessage> PassAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            SendAsync(request, cancellationToken);
    }
}
