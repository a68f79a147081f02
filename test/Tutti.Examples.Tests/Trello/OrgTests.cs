namespace Tutti.Examples.Tests.Trello;

public abstract class OrgTests(TrelloApp app)
{
    [Fact]
    public async Task TheFounderIsTheFirstMember()
    {
        var ada = await app.UserAsync();
        var org = (await app.Api.SendAsync("POST /orgs", ada, new { name = "Engines" })).Success();

        Assert.Equal($"[{ada}]", org["members"]!.ToJsonString());
        (await app.Api.SendAsync($"GET /orgs/{org["id"]}", ada)).Is(org.ToJsonString());
    }

    [Fact]
    public async Task OnlyWhoHasSignedUpFoundsAnOrg() =>
        Assert.Equal(
            "There is no user 999999.",
            (string?)
                (await app.Api.SendAsync("POST /orgs", 999999, new { name = "Engines" })).Fails(404, "not_found")[
                    "detail"
                ]
        );

    [Fact]
    public async Task WhoAsksMustBeSaid() => (await app.Api.SendAsync("GET /orgs/1")).FailsAt("User-Id");

    [Fact]
    public async Task MembersJoinInOrder()
    {
        int ada = await app.UserAsync(),
            grace = await app.UserAsync();
        var org = await app.OrgAsync(ada);

        var joined = (await app.Api.SendAsync($"POST /orgs/{org}/members", ada, new { userId = grace })).Success();

        Assert.Equal($"[{ada},{grace}]", joined["members"]!.ToJsonString());
    }

    [Fact]
    public async Task AMemberJoinsOnce()
    {
        var ada = await app.UserAsync();
        var org = await app.OrgAsync(ada);

        (await app.Api.SendAsync($"POST /orgs/{org}/members", ada, new { userId = ada })).Fails(409, "already_exists");
    }

    [Fact]
    public async Task StrangersSeeNothingOfAnOrg()
    {
        int ada = await app.UserAsync(),
            eve = await app.UserAsync();
        var org = await app.OrgAsync(ada);

        (await app.Api.SendAsync($"GET /orgs/{org}", eve)).Fails(403, "permission_denied");
        (await app.Api.SendAsync($"DELETE /orgs/{org}", eve)).Fails(403, "permission_denied");
    }

    [Fact]
    public async Task WithAnOrgGoItsBoardsAndTheirCards()
    {
        var ada = await app.UserAsync();
        var org = await app.OrgAsync(ada);
        var board = await app.BoardAsync(org, ada);
        var card = await app.CardAsync(board, ada, "To do");

        (await app.Api.SendAsync($"DELETE /orgs/{org}", ada)).IsDone();

        (await app.Api.SendAsync($"GET /orgs/{org}", ada)).Fails(404, "not_found");
        (await app.Api.SendAsync($"GET /boards/{board}", ada)).Fails(404, "not_found");
        (await app.Api.SendAsync($"GET /cards/{card}", ada)).Fails(404, "not_found");
    }
}

public sealed class OrgsTogether(TrelloTogether app) : OrgTests(app);

public sealed class OrgsSerialised(TrelloSerialised app) : OrgTests(app);

public sealed class OrgsApart(TrelloApart app) : OrgTests(app);
