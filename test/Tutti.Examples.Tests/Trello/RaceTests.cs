using Npgsql;
using TrelloClone.Premium.Payments;
using TrelloClone.Trello.Boards;
using Tutti.Examples.Tests.Support;

namespace Tutti.Examples.Tests.Trello;

/// <summary>What many do at the same time has the outcome that it would have one after the other.</summary>
public abstract class RaceTests(TrelloApp app)
{
    private const int AtOnce = 8;

    [Fact]
    public async Task NoMoreBoardsThanThePlanAllowsAreCreatedByManyAtOnce()
    {
        var ada = await app.UserAsync();
        var org = await app.OrgAsync(ada);

        var answers = await ManyAsync(_ => app.Api.SendAsync("POST /boards", ada, new { orgId = org, name = "One" }));

        Assert.Equal(2, answers.Count(answer => answer.Status == 200));
        Assert.Equal(AtOnce - 2, answers.Count(answer => answer.Status == 429));
        var boards = (await app.Api.SendAsync($"GET /orgs/{org}/boards", ada)).Success().AsArray();
        Assert.Equal(2, boards.Count);
    }

    [Fact]
    public async Task CardsThatAreMovedByManyAtOnceKeepPlacesOfTheirOwn()
    {
        var ada = await app.UserAsync();
        var board = await app.BoardAsync(await app.OrgAsync(ada), ada);
        var cards = await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(_ => app.CardAsync(board, ada, "To do")));

        var moved = await ManyAsync(i =>
            app.Api.SendAsync(
                $"POST /cards/{cards[i]}/move",
                ada,
                new { column = i % 2 == 0 ? "To do" : "Doing", position = i / 2 }
            )
        );

        Assert.All(moved, answer => answer.Success());
        var toDo = await app.ColumnAsync(board, ada, "To do");
        var doing = await app.ColumnAsync(board, ada, "Doing");
        Assert.Equal(cards.Order(), toDo.Concat(doing).Order());
        Assert.Equal(AtOnce / 2, doing.Count);
    }

    [Fact]
    public async Task APlanThatManyBuyAtOnceIsPaidOnce()
    {
        var ada = await app.UserAsync();
        var org = await app.OrgAsync(ada);
        var upgrade = new { plan = "Team", cardNumber = "4242424242424242" };

        var answers = await ManyAsync(_ => app.Api.SendAsync($"POST /orgs/{org}/subscription/upgrade", ada, upgrade));

        var receipts = answers
            .Where(answer => answer.Status == 200)
            .Select(answer => (int)answer.Success()["receipt"]!["number"]!);
        Assert.Single(receipts.Distinct());
        Assert.All(answers, answer => Assert.True(answer.Status is 200 or 400, $"{answer}"));
    }

    [Fact]
    public async Task AnAddressThatManySignUpWithAtOnceHasOneUser()
    {
        var email = $"{Guid.NewGuid():N}@example.com";

        var answers = await ManyAsync(_ => app.Api.SendAsync("POST /users", body: new { name = "Ada", email }));

        Assert.Single(answers, answer => answer.Status == 200);
        Assert.Equal(AtOnce - 1, answers.Count(answer => answer.Status == 409));
    }

    [Fact]
    public async Task NothingIsLeftOfAnOrgThatIsDissolvedWhileOthersUseIt()
    {
        var ada = await app.UserAsync();
        var org = await app.OrgAsync(ada);
        var board = await app.BoardAsync(org, ada);

        var answers = await ManyAsync(i =>
            (i % 3) switch
            {
                0 => app.Api.SendAsync("POST /boards", ada, new { orgId = org, name = "Late" }),
                1 => app.Api.SendAsync($"POST /boards/{board}/cards", ada, new { column = "To do", title = "Late" }),
                _ => app.Api.SendAsync($"DELETE /orgs/{org}", ada),
            }
        );

        Assert.All(answers, answer => Assert.True(answer.Status is < 300 or 404 or 429, $"{answer}"));
        var db = app.Get<TrelloDb>("board");
        Assert.Equal(0, await db.ExecuteScalarAsync<long>($"select count(*) from boards where org_id = {org}"));
        Assert.Equal(0, await db.ExecuteScalarAsync<long>($"select count(*) from cards where board_id = {board}"));
    }

    [Fact]
    public async Task SubscriptionsReadPaymentsAndDoNotWriteThem()
    {
        var payments = app.Get<PaymentDb>("subscription");

        var refusal = await Assert.ThrowsAsync<PostgresException>(() => payments.ExecuteAsync("delete from receipts"));

        Assert.Equal(PostgresErrorCodes.ReadOnlySqlTransaction, refusal.SqlState);
    }

    private static Task<Answer[]> ManyAsync(Func<int, Task<Answer>> send) =>
        Task.WhenAll(Enumerable.Range(0, AtOnce).Select(send));
}

public sealed class RacesTogether(TrelloTogether app) : RaceTests(app);

public sealed class RacesSerialised(TrelloSerialised app) : RaceTests(app);

public sealed class RacesApart(TrelloApart app) : RaceTests(app);
