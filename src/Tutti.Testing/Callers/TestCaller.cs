using System.Security.Claims;
using Microsoft.Extensions.DependencyInjection;
using Tutti.Testing.Callers;
using Tutti.Testing.Hosts;

namespace Tutti.Testing;

/// <summary>Requests and calls by somebody; see <see cref="TestApp.As(ClaimsPrincipal)"/>.</summary>
public sealed class TestCaller : IDisposable
{
    private readonly Lazy<HttpClient> _http;
    private readonly Lazy<ServiceProvider> _clients;

    internal TestCaller(TestHost gateway, TestUsers users, ClaimsPrincipal? user)
    {
        _http = new(() => users.Connect(gateway.Address, user));
        _clients = new(() => TestCalls.ClientsOf(gateway.App, user));
    }

    /// <summary>Sends requests from outside.</summary>
    public HttpClient Http => _http.Value;

    /// <summary>A client that calls a service as other services do; see <see cref="TestApp.Client{TClient}"/>.</summary>
    /// <typeparam name="TClient">The interface, such as <c>IHelloClient</c>.</typeparam>
    /// <returns>The client.</returns>
    /// <exception cref="InvalidOperationException">The app has no service with this client.</exception>
    public TClient Client<TClient>()
        where TClient : class =>
        _clients.Value.GetService<TClient>()
        ?? throw new InvalidOperationException(
            $"The app has no service whose client is {typeof(TClient).FullName}. "
                + "A client's interface is generated beside its service: IHelloClient for [Service(\"hello\")]."
        );

    /// <summary>Closes its connections.</summary>
    public void Dispose()
    {
        if (_http.IsValueCreated)
        {
            _http.Value.Dispose();
        }
        if (_clients.IsValueCreated)
        {
            _clients.Value.Dispose();
        }
    }
}
