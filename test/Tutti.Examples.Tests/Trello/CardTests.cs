namespace Tutti.Examples.Tests.Trello;

public abstract class CardTests(TrelloApp app)
{
    [Fact]
    public async Task NewCardsGoToTheBottom()
    {
        var (board, ada) = await BoardAsync();
        int first = await app.CardAsync(board, ada, "To do"),
            second = await app.CardAsync(board, ada, "To do");

        Assert.Equal([first, second], await app.ColumnAsync(board, ada, "To do"));
    }

    [Fact]
    public async Task AMovedCardHasItsPlaceAndTheOthersKeepTheirOrder()
    {
        var (board, ada) = await BoardAsync();
        int a = await app.CardAsync(board, ada, "To do"),
            b = await app.CardAsync(board, ada, "To do");
        int c = await app.CardAsync(board, ada, "To do"),
            d = await app.CardAsync(board, ada, "Doing");

        await MoveAsync(c, "To do", 0);
        Assert.Equal([c, a, b], await app.ColumnAsync(board, ada, "To do"));
        await MoveAsync(a, "Doing", 1);
        Assert.Equal([c, b], await app.ColumnAsync(board, ada, "To do"));
        Assert.Equal([d, a], await app.ColumnAsync(board, ada, "Doing"));
        await MoveAsync(b, "Doing", 1);
        Assert.Equal([d, b, a], await app.ColumnAsync(board, ada, "Doing"));
        await MoveAsync(c, "Doing", 99);
        Assert.Equal([d, b, a, c], await app.ColumnAsync(board, ada, "Doing"));

        async Task MoveAsync(int card, string column, int position) =>
            (await app.Api.SendAsync($"POST /cards/{card}/move", ada, new { column, position })).Success();
    }

    [Fact]
    public async Task CardsGoToColumnsThatExist()
    {
        var (board, ada) = await BoardAsync();
        var card = await app.CardAsync(board, ada, "To do");
        var place = new { column = "Nowhere", title = "Lost" };

        (await app.Api.SendAsync($"POST /boards/{board}/cards", ada, place)).Fails(400, "invalid_argument");
        (await app.Api.SendAsync($"POST /cards/{card}/move", ada, place)).Fails(400, "invalid_argument");
    }

    [Fact]
    public async Task APositionIsNotNegative() =>
        (await app.Api.SendAsync("POST /cards/1/move", 1, new { column = "Done", position = -1 })).FailsAt("position");

    [Fact]
    public async Task MembersAreAssignedInOrderAndOnce()
    {
        var (board, ada) = await BoardAsync();
        var grace = await app.UserAsync();
        var org = (int)(await app.Api.SendAsync($"GET /boards/{board}", ada)).Success()["orgId"]!;
        (await app.Api.SendAsync($"POST /orgs/{org}/members", ada, new { userId = grace })).Success();
        var card = await app.CardAsync(board, ada, "To do");

        Assert.Equal($"[{grace}]", await ChangeAsync("PUT", grace));
        Assert.Equal($"[{grace}]", await ChangeAsync("PUT", grace));
        Assert.Equal($"[{grace},{ada}]", await ChangeAsync("PUT", ada));
        Assert.Equal($"[{ada}]", await ChangeAsync("DELETE", grace));

        async Task<string> ChangeAsync(string method, int user)
        {
            var changed = (await app.Api.SendAsync($"{method} /cards/{card}/assignees/{user}", ada)).Success();
            return changed["assignees"]!.ToJsonString();
        }
    }

    [Fact]
    public async Task StrangersAreNotAssigned()
    {
        var (board, ada) = await BoardAsync();
        var eve = await app.UserAsync();
        var card = await app.CardAsync(board, ada, "To do");

        var problem = (await app.Api.SendAsync($"PUT /cards/{card}/assignees/{eve}", ada)).Fails(
            403,
            "permission_denied"
        );

        Assert.StartsWith($"User {eve} is not a member", (string?)problem["detail"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhatTheThirdServiceRefusesTheFirstOneTells()
    {
        var (board, ada) = await BoardAsync();
        var eve = await app.UserAsync();
        var card = await app.CardAsync(board, ada, "To do");

        var problem = (await app.Api.SendAsync($"GET /cards/{card}", eve)).Fails(403, "permission_denied");

        Assert.StartsWith($"User {eve} is not a member", (string?)problem["detail"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task ACardCarriesAllThatItWasCreatedWith()
    {
        var (board, ada) = await BoardAsync();
        var request = new
        {
            column = "Done",
            title = "Write",
            description = "With a pen.",
        };

        var card = (await app.Api.SendAsync($"POST /boards/{board}/cards", ada, request)).Success();

        (await app.Api.SendAsync($"GET /cards/{card["id"]}", ada)).Is(
            $$"""{"id":{{card["id"]}},"boardId":{{board}},"column":"Done","title":"Write","description":"With a pen.","assignees":[]}"""
        );
    }

    private async Task<(int Board, int Member)> BoardAsync()
    {
        var ada = await app.UserAsync();
        return (await app.BoardAsync(await app.OrgAsync(ada), ada), ada);
    }
}

public sealed class CardsTogether(TrelloTogether app) : CardTests(app);

public sealed class CardsSerialised(TrelloSerialised app) : CardTests(app);

public sealed class CardsApart(TrelloApart app) : CardTests(app);
