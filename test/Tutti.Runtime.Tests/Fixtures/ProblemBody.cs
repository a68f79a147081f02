using System.Net;
using System.Net.Http.Json;

namespace Tutti.Runtime.Tests.Fixtures;

/// <summary>The body of an error.</summary>
internal sealed record ProblemBody(
    string Title,
    int Status,
    string? Detail,
    string Code,
    Dictionary<string, string[]>? Errors
)
{
    /// <summary>Fails unless the response is a well-formed problem.</summary>
    public static async Task<ProblemBody> OfAsync(HttpResponseMessage response, HttpStatusCode status, string code)
    {
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(status == response.StatusCode, $"{(int)response.StatusCode} ({response.ReasonPhrase}): {text}");
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        var body = await response.Content.ReadFromJsonAsync<ProblemBody>();
        Assert.NotNull(body);
        Assert.Equal((int)status, body.Status);
        Assert.Equal(code, body.Code);
        Assert.NotEmpty(body.Title);
        return body;
    }

    /// <summary>The errors as text, one line each.</summary>
    public IEnumerable<string> Lines => (Errors ?? []).SelectMany(e => e.Value.Select(text => $"{e.Key}: {text}"));
}
