using System.Reflection;
using System.Security.Claims;
using Tutti.Testing.Callers;
using Tutti.Testing.Hosts;

namespace Tutti.Testing;

/// <summary>
/// A whole app in a test: all of its services, with their endpoints, filters, validation and errors as they run in production. Tests that run at the same
/// time each have an app of their own.
/// </summary>
/// <example>
/// <code>
/// await using var app = await TestApp.StartAsync&lt;HelloService&gt;();
///
/// var greeting = await app.Client&lt;IHelloClient&gt;().HelloAsync("Ada");
/// var answer = await app.Http.GetAsync("/hello/Ada");
/// </code>
/// </example>
public sealed class TestApp : IAsyncDisposable
{
    private readonly TestHosts _hosts;
    private readonly TestUsers _users;
    private readonly TestCaller _anybody;

    private TestApp(TestHosts hosts, TestUsers users)
    {
        _hosts = hosts;
        _users = users;
        _anybody = new TestCaller(hosts.Gateway, users, null);
    }

    /// <summary>Sends requests from outside, by nobody in particular.</summary>
    public HttpClient Http => _anybody.Http;

    /// <summary>Where the app takes requests from outside.</summary>
    public Uri Address => _hosts.Gateway.Address;

    /// <summary>The hosts that it is divided into, for tests that stop one.</summary>
    internal TestHosts Hosts => _hosts;

    /// <summary>Starts the app that a service belongs to. If it has a <c>Program.cs</c> of its own, that is run, for each host that the app is divided into.</summary>
    /// <typeparam name="TService">Any type of the app's assembly, such as one of its services.</typeparam>
    /// <param name="configure">Changes what is different in this test.</param>
    /// <returns>The app, which takes requests. Disposing of it stops it.</returns>
    /// <exception cref="InvalidOperationException">The app cannot start, or nothing has what is to be replaced; the message says what, and the remedy.</exception>
    public static Task<TestApp> StartAsync<TService>(Action<TestAppOptions>? configure = null) =>
        StartAsync(typeof(TService).Assembly, configure);

    /// <summary>Starts the app of an assembly.</summary>
    /// <param name="app">The assembly that has the services.</param>
    /// <param name="configure">Changes what is different in this test.</param>
    /// <returns>The app, which takes requests. Disposing of it stops it.</returns>
    /// <exception cref="InvalidOperationException">The app cannot start, or nothing has what is to be replaced; the message says what, and the remedy.</exception>
    public static async Task<TestApp> StartAsync(Assembly app, Action<TestAppOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(app);
        var options = new TestAppOptions(app);
        configure?.Invoke(options);
        var users = new TestUsers();
        return new TestApp(await TestHosts.StartAsync(options, users), users);
    }

    /// <summary>A client that calls a service as other services do: by its generated interface, private endpoints too.</summary>
    /// <typeparam name="TClient">The interface, such as <c>IHelloClient</c>.</typeparam>
    /// <returns>The client.</returns>
    /// <exception cref="InvalidOperationException">The app has no service with this client.</exception>
    public TClient Client<TClient>()
        where TClient : class => _anybody.Client<TClient>();

    /// <summary>Lets somebody who is signed in make requests and calls. How they signed in does not matter: each of the app's schemes takes them for signed in.</summary>
    /// <param name="user">Who it is.</param>
    /// <returns>Requests and calls by them.</returns>
    public TestCaller As(ClaimsPrincipal user)
    {
        ArgumentNullException.ThrowIfNull(user);
        return new TestCaller(_hosts.Gateway, _users, user);
    }

    /// <summary>Lets somebody who is signed in make requests and calls.</summary>
    /// <param name="name">Their name and identifier.</param>
    /// <param name="roles">Their roles.</param>
    /// <returns>Requests and calls by them.</returns>
    public TestCaller As(string name, params IEnumerable<string> roles)
    {
        ArgumentNullException.ThrowIfNull(roles);
        Claim[] claims =
        [
            new(ClaimTypes.NameIdentifier, name),
            new(ClaimTypes.Name, name),
            .. roles.Select(role => new Claim(ClaimTypes.Role, role)),
        ];
        return As(new ClaimsPrincipal(new ClaimsIdentity(claims, TestUsers.Scheme)));
    }

    /// <summary>What a service's classes get injected for a type, to look at or to prepare: its store, say.</summary>
    /// <typeparam name="T">The type by which it is registered.</typeparam>
    /// <param name="service">The service's name; needed only if several services have such a dependency.</param>
    /// <returns>The dependency. What is scoped comes from a scope that lasts as long as the app.</returns>
    /// <exception cref="InvalidOperationException">No service has it, or several do.</exception>
    public T Get<T>(string? service = null)
        where T : notnull => _hosts.Get<T>(service);

    /// <summary>Stops the app; requests in flight may end.</summary>
    /// <returns>A task that ends when it has stopped.</returns>
    public async ValueTask DisposeAsync()
    {
        _users.Dispose();
        _anybody.Dispose();
        await _hosts.DisposeAsync();
    }
}
