using System.Text.Json.Nodes;

namespace Tutti.Faults.Tests.Load;

/// <summary>Data that nobody changes, and what the app answers when it is asked for them.</summary>
internal static class KnownAnswers
{
    public static async Task<(int Actor, CallKind[] Kinds)> PrepareAsync(Entry entry)
    {
        var unique = Guid.NewGuid().ToString("N");
        var user = await PostAsync("/users", $$"""{ "name": "Ada", "email": "ada-{{unique}}@example.com" }""", 0);
        var org = await PostAsync("/orgs", """{ "name": "Engines" }""", user);
        var board = await PostAsync("/boards", $$"""{ "orgId": {{org}}, "name": "Known" }""", user);
        var other = await PostAsync("/boards", $$"""{ "orgId": {{org}}, "name": "Growing" }""", user);
        for (var card = 0; card < 5; card++)
        {
            await PostAsync($"/boards/{board}/cards", $$"""{ "column": "Doing", "title": "Card {{card}}" }""", user);
        }
        return (
            user,
            [
                await AskAsync("a board with its cards", $"/boards/{board}", callsOthers: true),
                await AskAsync("the boards of an org", $"/orgs/{org}/boards", callsOthers: true),
                await AskAsync(
                    "a board too many",
                    "/boards",
                    callsOthers: true,
                    body: $$"""{ "orgId": {{org}}, "name": "Third" }"""
                ),
                new(
                    "a new card",
                    HttpMethod.Post,
                    $"/boards/{other}/cards",
                    """{ "column": "Done", "title": "{mark}" }""",
                    200,
                    "\"title\":\"{mark}\"",
                    CallsOthers: true
                ),
                await AskAsync("a user", $"/users/{user}", callsOthers: false),
                await AskAsync("a subscription", $"/orgs/{org}/subscription", callsOthers: false),
                new(
                    "a new user",
                    HttpMethod.Post,
                    "/users",
                    """{ "name": "Marked", "email": "{mark}@example.com" }""",
                    200,
                    "\"email\":\"{mark}@example.com\"",
                    CallsOthers: false
                ),
                new(
                    "a new org",
                    HttpMethod.Post,
                    "/orgs",
                    """{ "name": "{mark}" }""",
                    200,
                    "\"name\":\"{mark}\"",
                    CallsOthers: false
                ),
            ]
        );

        async Task<int> PostAsync(string path, string body, int actor)
        {
            var (status, text) = await entry.SendAsync(HttpMethod.Post, path, body, actor);
            Assert.True(status == 200, $"{path}: {status} {text}");
            return JsonNode.Parse(text)!["id"]!.GetValue<int>();
        }

        async Task<CallKind> AskAsync(string name, string path, bool callsOthers, string? body = null)
        {
            var method = body is null ? HttpMethod.Get : HttpMethod.Post;
            var (status, text) = await entry.SendAsync(method, path, body, user);
            Assert.True(status == (body is null ? 200 : 429), $"{path}: {status} {text}");
            return new(name, method, path, body, status, WithoutTrace(text), callsOthers);
        }
    }

    /// <summary>An answer without what names the request that it answers.</summary>
    public static string WithoutTrace(string text)
    {
        if (JsonNode.Parse(text) is not JsonObject problem || problem["code"] is null)
        {
            return text;
        }
        problem.Remove("traceId");
        problem.Remove("requestId");
        return problem.ToJsonString();
    }
}
