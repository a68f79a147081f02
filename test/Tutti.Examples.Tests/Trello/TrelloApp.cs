using Tutti.Examples.Tests.Support;
using Tutti.Examples.Tests.Trello;

[assembly: AssemblyFixture(typeof(TrelloTogether))]
[assembly: AssemblyFixture(typeof(TrelloInTwoGroups))]
[assembly: AssemblyFixture(typeof(TrelloApart))]

namespace Tutti.Examples.Tests.Trello;

/// <summary>The example trello, and what its tests do again and again.</summary>
public abstract class TrelloApp(string processes) : ExampleFixture("trello", processes)
{
    private int _users;

    /// <summary>Signs a new user up.</summary>
    public async Task<int> UserAsync()
    {
        var number = Interlocked.Increment(ref _users);
        var answer = await Api.SendAsync(
            "POST /users",
            body: new { name = "Somebody", email = $"{number}@example.com" }
        );
        return (int)answer.Success()["id"]!;
    }

    /// <summary>Founds an organisation.</summary>
    public async Task<int> OrgAsync(int founder) =>
        (int)(await Api.SendAsync("POST /orgs", founder, new { name = "Engines" })).Success()["id"]!;

    /// <summary>Creates a board.</summary>
    public async Task<int> BoardAsync(int orgId, int actor, string name = "Roadmap") =>
        (int)(await Api.SendAsync("POST /boards", actor, new { orgId, name })).Success()["id"]!;

    /// <summary>Creates a card.</summary>
    public async Task<int> CardAsync(int boardId, int actor, string column, string title = "Something to do") =>
        (int)(await Api.SendAsync($"POST /boards/{boardId}/cards", actor, new { column, title })).Success()["id"]!;

    /// <summary>Gives the ids of the cards in a column, from top to bottom.</summary>
    public async Task<IReadOnlyList<int>> ColumnAsync(int boardId, int actor, string column)
    {
        var board = (await Api.SendAsync($"GET /boards/{boardId}", actor)).Success();
        var found = board["columns"]!.AsArray().Single(c => (string?)c!["name"] == column)!;
        return [.. found["cards"]!.AsArray().Select(card => (int)card!["id"]!)];
    }
}

/// <summary>All in one process.</summary>
public sealed class TrelloTogether() : TrelloApp("single");

/// <summary>What people see in one process, all that stands behind it in another.</summary>
public sealed class TrelloInTwoGroups() : TrelloApp("two-groups");

/// <summary>Each service in a process of its own, behind a gateway.</summary>
public sealed class TrelloApart() : TrelloApp("per-service");
