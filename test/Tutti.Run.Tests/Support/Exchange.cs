using System.Net.Http.Json;

namespace Tutti.Run.Tests.Support;

/// <summary>A request to the example, and the answer that it has to have however the services are spread and whatever was stored before.</summary>
/// <param name="Method">The method.</param>
/// <param name="Path">The path.</param>
/// <param name="Body">The body, if there is one.</param>
/// <param name="Status">The status of the answer.</param>
/// <param name="Text">A text in its body.</param>
internal sealed record Exchange(string Method, string Path, object? Body, int Status, string Text)
{
    // No two users have the same address.
    private static readonly object NewUser = new();

    /// <summary>Spread over services; some cross to another one, and some to a third.</summary>
    public static IReadOnlyList<Exchange> All { get; } =
    [
        new("GET", "/users/99999", null, 404, "There is no user 99999"),
        new("POST", "/users", NewUser, 200, "\"Ada\""),
        new("POST", "/users", new { name = "", email = "ada@example.com" }, 400, "invalid_argument"),
        // Too long to be kept by those that pass it on.
        new("POST", "/users", new { name = new string('x', 50_000), email = "" }, 400, "invalid_argument"),
        new("GET", "/orgs/99999/boards", null, 404, "There is no org 99999."),
        new("POST", "/boards", new { orgId = 99999, name = "Roadmap" }, 404, "There is no org 99999."),
        new("GET", "/boards/99999", null, 404, "There is no board 99999."),
        new("POST", "/boards/99999/cards", new { column = "To do", title = "First" }, 404, "There is no board 99999."),
        new("GET", "/orgs/99999/subscription", null, 404, "There is no org 99999."),
        new("POST", "/cards/99999/move", new { column = "Done" }, 404, "There is no card 99999."),
    ];

    public HttpRequestMessage ToRequest(string api)
    {
        var request = new HttpRequestMessage(new HttpMethod(Method), api + Path);
        request.Headers.Add("User-Id", "1");
        var body = Body == NewUser ? new { name = "Ada", email = $"{Guid.NewGuid():N}@example.com" } : Body;
        request.Content = body is null ? null : JsonContent.Create(body);
        return request;
    }
}
