namespace Tutti.Examples.Tests.Trello;

public abstract class SubscriptionTests(TrelloApp app)
{
    private const string GoodCard = "4242424242424242";
    private const string DeclinedCard = "4000000000000002";

    [Fact]
    public async Task EveryOrgStartsWithTheFreePlan()
    {
        var ada = await app.UserAsync();
        var org = await app.OrgAsync(ada);

        (await app.Api.SendAsync($"GET /orgs/{org}/subscription", ada)).Is(
            $$"""{"orgId":{{org}},"plan":"Free","boardLimit":2,"receipt":null}"""
        );
    }

    [Fact]
    public async Task MoreBoardsThanThePlanAllowsNeedAnUpgrade()
    {
        var ada = await app.UserAsync();
        var org = await app.OrgAsync(ada);
        await app.BoardAsync(org, ada);
        await app.BoardAsync(org, ada);
        var third = new { orgId = org, name = "Third" };

        (await app.Api.SendAsync("POST /boards", ada, third)).Fails(429, "resource_exhausted");
        var upgraded = (await UpgradeAsync(org, ada, "Team", GoodCard)).Success();

        Assert.Equal(10, (int?)upgraded["boardLimit"]);
        Assert.Equal(49.90m, (decimal?)upgraded["receipt"]!["amount"]);
        (await app.Api.SendAsync("POST /boards", ada, third)).Success();
    }

    [Fact]
    public async Task ADeclinedCardLeavesThePlanAsItIs()
    {
        var ada = await app.UserAsync();
        var org = await app.OrgAsync(ada);

        var problem = (await UpgradeAsync(org, ada, "Team", DeclinedCard)).Fails(400, "failed_precondition");

        Assert.Equal("The card was declined.", (string?)problem["detail"]);
        Assert.Equal(
            "Free",
            (string?)(await app.Api.SendAsync($"GET /orgs/{org}/subscription", ada)).Success()["plan"]
        );
    }

    [Fact]
    public async Task APlanIsNotBoughtTwice()
    {
        var ada = await app.UserAsync();
        var org = await app.OrgAsync(ada);
        (await UpgradeAsync(org, ada, "Team", GoodCard)).Success();

        (await UpgradeAsync(org, ada, "Team", GoodCard)).Fails(400, "failed_precondition");
    }

    [Fact]
    public async Task StrangersDoNotUpgrade()
    {
        int ada = await app.UserAsync(),
            eve = await app.UserAsync();
        var org = await app.OrgAsync(ada);

        (await UpgradeAsync(org, eve, "Team", GoodCard)).Fails(403, "permission_denied");
    }

    [Fact]
    public async Task UnknownPlansAndOddCardNumbersAreNamed() =>
        (await UpgradeAsync(1, 1, "Gold", "four")).FailsAt("cardNumber", "plan");

    [Fact]
    public async Task PaymentsDoNotExistForTheOutside()
    {
        var charge = new
        {
            reference = "mine",
            amount = 1,
            cardNumber = GoodCard,
        };
        var unknown = (await app.Api.SendAsync("POST /unknown", body: charge)).Repeatable();

        foreach (
            var path in (string[])["/payments", "/payment/Charge", "/payment.Charge", "/tutti/call/payment/Charge"]
        )
        {
            Assert.Equal(unknown, (await app.Api.SendAsync($"POST {path}", body: charge)).Repeatable());
        }
        unknown.Fails(404, "not_found");
    }

    private Task<Support.Answer> UpgradeAsync(int org, int actor, string plan, string cardNumber) =>
        app.Api.SendAsync($"POST /orgs/{org}/subscription/upgrade", actor, new { plan, cardNumber });
}

public sealed class SubscriptionsTogether(TrelloTogether app) : SubscriptionTests(app);

public sealed class SubscriptionsSerialised(TrelloSerialised app) : SubscriptionTests(app);

public sealed class SubscriptionsApart(TrelloApart app) : SubscriptionTests(app);
