using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using Tutti.Faults.Tests.App;

namespace Tutti.Faults.Tests.Load;

/// <summary>A gateway, as a load balancer sees it: it gets requests unless it was taken out.</summary>
internal sealed class Entry : IDisposable
{
    private readonly HttpClient _http;
    private int _inFlight;

    public Entry(Replica replica)
    {
        Replica = replica;
        _http = new HttpClient(
            new SocketsHttpHandler
            {
                ConnectCallback = async (_, cancellationToken) =>
                {
                    var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
                    await socket.ConnectAsync(new UnixDomainSocketEndPoint(replica.Socket), cancellationToken);
                    return new NetworkStream(socket, ownsSocket: true);
                },
            }
        )
        {
            BaseAddress = new Uri("http://trello"),
            // Far beyond the deadline: that is the app's to keep.
            Timeout = 4 * AppEnvironment.Deadline,
        };
    }

    public Replica Replica { get; }

    public bool IsIn { get; private set; } = true;

    /// <summary>Takes it out, and waits until what it was asked for is answered.</summary>
    public Task TakeOutAsync()
    {
        IsIn = false;
        return Waiting.UntilAsync(
            () => Volatile.Read(ref _inFlight) == 0,
            4 * AppEnvironment.Deadline,
            () => $"Requests to {Replica.Name} do not end."
        );
    }

    public void PutIn() => IsIn = true;

    public async Task<(int Status, string Text)> SendAsync(HttpMethod method, string path, string? body, int actor)
    {
        Interlocked.Increment(ref _inFlight);
        try
        {
            using var request = new HttpRequestMessage(method, path);
            request.Headers.Add("User-Id", actor.ToString(null, null));
            if (body is not null)
            {
                request.Content = new StringContent(body, Encoding.UTF8, new MediaTypeHeaderValue("application/json"));
            }
            using var response = await _http.SendAsync(request);
            return ((int)response.StatusCode, await response.Content.ReadAsStringAsync());
        }
        finally
        {
            Interlocked.Decrement(ref _inFlight);
        }
    }

    public void Dispose() => _http.Dispose();
}
