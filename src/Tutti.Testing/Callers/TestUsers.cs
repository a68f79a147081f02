using System.Collections.Concurrent;
using System.Security.Claims;

namespace Tutti.Testing.Callers;

/// <summary>Who is signed in, by what their requests say in a header. It is believed by the app that the test has started, and by no other.</summary>
internal sealed class TestUsers : IDisposable
{
    /// <summary>The authentication scheme by which tests sign in.</summary>
    public const string Scheme = "Tutti.Testing";

    /// <summary>The header.</summary>
    public const string Header = "X-Tutti-Testing-User";

    private readonly ConcurrentDictionary<string, ClaimsPrincipal> _users = new(StringComparer.Ordinal);
    private readonly ConcurrentBag<HttpClient> _connections = [];

    /// <summary>A client whose requests are a user's.</summary>
    public HttpClient Connect(Uri address, ClaimsPrincipal? user)
    {
        // What the app answers is what the test wants to see, and a proxy is not asked for it.
        var http = new HttpClient(
            new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                UseCookies = false,
                UseProxy = false,
            }
        )
        {
            BaseAddress = address,
        };
        if (user is not null)
        {
            var ticket = Guid.NewGuid().ToString("N");
            _users[ticket] = user;
            http.DefaultRequestHeaders.Add(Header, ticket);
        }
        _connections.Add(http);
        return http;
    }

    public ClaimsPrincipal? Find(string? ticket) => ticket is null ? null : _users.GetValueOrDefault(ticket);

    public void Dispose()
    {
        foreach (var http in _connections)
        {
            http.Dispose();
        }
    }
}
