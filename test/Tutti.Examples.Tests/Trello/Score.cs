using Tutti.Examples.Tests.Support;

namespace Tutti.Examples.Tests.Trello;

/// <summary>Requests that use every service of trello, refusals among them. Played from a fresh start, they get the same answers every time.</summary>
internal static class Score
{
    /// <summary>Plays all, and gives the answers without what differs from one run to the next.</summary>
    public static async Task<List<Answer>> PlayAsync(ExampleApi api)
    {
        var answers = new List<Answer>();
        foreach (var (request, actor, body) in s_requests)
        {
            answers.Add((await api.SendAsync(request, actor, body)).Repeatable());
        }
        return answers;
    }

    private static readonly IReadOnlyList<(string Request, int? Actor, object? Body)> s_requests =
    [
        ("POST /users", null, new { name = "Ada", email = "ada@example.com" }),
        ("POST /users", null, new { name = "Grace", email = "grace@example.com" }),
        (
            "POST /users",
            null,
            new
            {
                name = "",
                email = 7,
                more = true,
            }
        ),
        ("POST /users", null, null),
        ("GET /users/3", null, null),
        ("GET /users/three", null, null),
        ("HEAD /users/1", null, null),
        ("PATCH /users/1", null, null),
        ("POST /orgs", 1, new { name = "Engines" }),
        ("POST /orgs", 9, new { name = "Engines" }),
        ("POST /orgs", null, new { name = "Engines" }),
        ("POST /orgs/1/members", 1, new { userId = 2 }),
        ("POST /orgs/1/members", 1, new { userId = 3 }),
        ("POST /boards", 2, new { orgId = 1, name = "Roadmap" }),
        (
            "POST /boards/",
            2,
            new
            {
                orgId = 1,
                name = "Bugs",
                columns = new[] { "New", "Fixed" },
            }
        ),
        ("POST /boards", 2, new { orgId = 1, name = "Third" }),
        ("POST /boards", 3, new { orgId = 1, name = "Third" }),
        ("POST /boards/1/cards", 2, new { column = "To do", title = "First" }),
        (
            "POST /boards/1/cards",
            2,
            new
            {
                column = "To do",
                title = "Second",
                description = "\u00e9\u20ac\ud83d\ude00",
            }
        ),
        ("POST /cards/2/move", 1, new { column = "To do" }),
        ("PUT /cards/2/assignees/2", 1, null),
        ("PUT /cards/2/assignees/3", 1, null),
        ("GET /boards/1", 1, null),
        ("GET /boards/1", 3, null),
        ("GET /orgs/1/boards?search=bug", 1, null),
        ("POST /orgs/1/subscription/upgrade", 1, new { plan = "Team", cardNumber = "4000000000000002" }),
        ("POST /orgs/1/subscription/upgrade", 1, new { plan = "Team", cardNumber = "4242424242424242" }),
        ("GET /orgs/1/subscription", 2, null),
        (
            "POST /payments",
            1,
            new
            {
                reference = "mine",
                amount = 1,
                cardNumber = "4242424242424242",
            }
        ),
        ("DELETE /orgs/1", 3, null),
        ("DELETE /orgs/1", 2, null),
        ("GET /boards/1", 2, null),
        ("GET /cards/1", 2, null),
    ];
}
