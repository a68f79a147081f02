using System.Net.Http.Json;

namespace Tutti.Examples.Tests.Adopt;

/// <summary>Signs in with the shop.</summary>
internal static class SignedIn
{
    /// <summary>Signs in as a browser would, and gives a client that keeps the cookie.</summary>
    public static async Task<HttpClient> AsAsync(string name, Uri address)
    {
        var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = address };
        using var response = await client.PostAsJsonAsync("/login", new { name });
        response.EnsureSuccessStatusCode();
        return client;
    }
}
