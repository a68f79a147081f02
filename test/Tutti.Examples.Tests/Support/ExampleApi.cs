using System.Globalization;
using System.Net.Http.Json;

namespace Tutti.Examples.Tests.Support;

/// <summary>Sends requests to an example.</summary>
public sealed class ExampleApi(Uri address) : IDisposable
{
    private readonly HttpClient _http = new() { BaseAddress = address };

    /// <summary>Where it is.</summary>
    public Uri Address => address;

    /// <summary>Sends a request.</summary>
    /// <param name="request">Method and path: <c>GET /users/1</c>.</param>
    /// <param name="actor">The user that asks.</param>
    /// <param name="body">What is sent as JSON.</param>
    public async Task<Answer> SendAsync(string request, int? actor = null, object? body = null)
    {
        var (method, path) = request.Split(' ') is [var verb, var target]
            ? (verb, target)
            : throw new ArgumentException(request);
        using var message = new HttpRequestMessage(new HttpMethod(method), path);
        if (actor is { } id)
        {
            message.Headers.Add("User-Id", id.ToString(CultureInfo.InvariantCulture));
        }
        message.Content = body is null ? null : JsonContent.Create(body);
        using var response = await _http.SendAsync(message);
        return await Answer.ReadAsync(response);
    }

    public void Dispose() => _http.Dispose();
}
