using System.Net.Http.Json;
using Tutti.Examples.Tests.Support;

namespace Tutti.Examples.Tests.Adopt;

/// <summary>The example adopt, running.</summary>
public abstract class AdoptApp(string processes) : ExampleFixture("adopt", processes)
{
    /// <summary>Signs in as a browser would, and gives a client that keeps the cookie.</summary>
    public async Task<HttpClient> SignInAsync(string name)
    {
        var client = CreateClient();
        using var response = await client.PostAsJsonAsync("/login", new { name });
        response.EnsureSuccessStatusCode();
        return client;
    }

    /// <summary>A client that nobody has signed in with.</summary>
    public HttpClient CreateClient() =>
        new(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = Api.Address };
}

/// <summary>The host's own code and the service in one process.</summary>
public sealed class AdoptTogether() : AdoptApp("single");

/// <summary>The service in a process of its own, the host's code in the gateway.</summary>
public sealed class AdoptApart() : AdoptApp("per-service");
