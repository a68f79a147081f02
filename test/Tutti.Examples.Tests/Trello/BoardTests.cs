namespace Tutti.Examples.Tests.Trello;

public abstract class BoardTests(TrelloApp app)
{
    [Fact]
    public async Task ABoardHasThreeColumnsUnlessItIsToldOtherwise()
    {
        var ada = await app.UserAsync();
        var org = await app.OrgAsync(ada);

        var usual = (await app.Api.SendAsync("POST /boards", ada, new { orgId = org, name = "Usual" })).Success();
        var own = (
            await app.Api.SendAsync(
                "POST /boards",
                ada,
                new
                {
                    orgId = org,
                    name = "Own",
                    columns = new[] { "Ideas" },
                }
            )
        ).Success();

        Assert.Equal("""["To do","Doing","Done"]""", usual["columns"]!.ToJsonString());
        Assert.Equal("""["Ideas"]""", own["columns"]!.ToJsonString());
    }

    [Fact]
    public async Task ABoardShowsItsCardsByColumn()
    {
        var ada = await app.UserAsync();
        var board = await app.BoardAsync(await app.OrgAsync(ada), ada);
        var first = await app.CardAsync(board, ada, "To do", "First");
        var second = await app.CardAsync(board, ada, "Doing", "Second");

        Assert.Equal([first], await app.ColumnAsync(board, ada, "To do"));
        Assert.Equal([second], await app.ColumnAsync(board, ada, "Doing"));
        Assert.Equal([], await app.ColumnAsync(board, ada, "Done"));
    }

    [Fact]
    public async Task BoardsAreFoundByTheirName()
    {
        var ada = await app.UserAsync();
        var org = await app.OrgAsync(ada);
        int roadmap = await app.BoardAsync(org, ada, "Roadmap"),
            bugs = await app.BoardAsync(org, ada, "Bugs");

        var all = await ListAsync("");
        var found = await ListAsync("?search=BUG");

        Assert.Equal([roadmap, bugs], all);
        Assert.Equal([bugs], found);

        async Task<IReadOnlyList<int>> ListAsync(string query)
        {
            var list = (await app.Api.SendAsync($"GET /orgs/{org}/boards{query}", ada)).Success();
            return [.. list.AsArray().Select(board => (int)board!["id"]!)];
        }
    }

    [Fact]
    public async Task ColumnsOfABoardHaveDifferentNames()
    {
        var ada = await app.UserAsync();
        var board = new
        {
            orgId = await app.OrgAsync(ada),
            name = "Twice",
            columns = new[] { "Ideas", "Ideas" },
        };

        (await app.Api.SendAsync("POST /boards", ada, board)).Fails(400, "invalid_argument");
    }

    [Fact]
    public async Task ABoardHasAtLeastOneColumnAndAName()
    {
        var board = new
        {
            orgId = 1,
            name = "",
            columns = Array.Empty<string>(),
        };

        (await app.Api.SendAsync("POST /boards", 1, board)).FailsAt("columns", "name");
    }

    [Fact]
    public async Task StrangersNeitherCreateNorSeeBoards()
    {
        int ada = await app.UserAsync(),
            eve = await app.UserAsync();
        var org = await app.OrgAsync(ada);
        var board = await app.BoardAsync(org, ada);

        (await app.Api.SendAsync("POST /boards", eve, new { orgId = org, name = "Mine" })).Fails(
            403,
            "permission_denied"
        );
        (await app.Api.SendAsync($"GET /boards/{board}", eve)).Fails(403, "permission_denied");
        (await app.Api.SendAsync($"GET /orgs/{org}/boards", eve)).Fails(403, "permission_denied");
    }
}

public sealed class BoardsTogether(TrelloTogether app) : BoardTests(app);

public sealed class BoardsSerialised(TrelloSerialised app) : BoardTests(app);

public sealed class BoardsApart(TrelloApart app) : BoardTests(app);
