using Tutti.Examples.Tests.Support;

namespace Tutti.Examples.Tests.Trello;

public sealed class ProcessTests(TrelloTogether together, TrelloApart apart)
{
    private static readonly string[] Services = ["board", "card", "org", "payment", "subscription", "user"];

    [Fact]
    public void TogetherOneProcessHostsAllServices() =>
        Assert.Equal(Services, together.Processes.Values.Single().Order(StringComparer.Ordinal));

    [Fact]
    public void ApartEachServiceHasAProcessBehindTheGateway()
    {
        Assert.Equal(Services, apart.Processes.Values.SelectMany(s => s).Order(StringComparer.Ordinal));
        Assert.Equal(Services.Length + 1, apart.Processes.Count);
        Assert.All(apart.Processes.Values, services => Assert.InRange(services.Length, 0, 1));
    }

    [Fact]
    public async Task TheSameRequestsGetTheSameAnswersEitherWay() =>
        Assert.Equal(await PlayAsync("single"), await PlayAsync("per-service"));

    private static async Task<List<Answer>> PlayAsync(string processes)
    {
        await using var example = await RunningExample.StartAsync("trello", processes);
        var answers = new List<Answer>();
        foreach (var (request, actor, body) in Score)
        {
            answers.Add((await example.Api.SendAsync(request, actor, body)).Repeatable());
        }
        return answers;
    }

    private static readonly IReadOnlyList<(string Request, int? Actor, object? Body)> Score =
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
