namespace Tutti.Examples.Tests.Trello;

public abstract class UserTests(TrelloApp app)
{
    [Fact]
    public async Task AUserWhoSignsUpIsFound()
    {
        var user = (
            await app.Api.SendAsync("POST /users", body: new { name = "Ada", email = "ada@example.com" })
        ).Success();

        Assert.Equal("Ada", (string?)user["name"]);
        (await app.Api.SendAsync($"GET /users/{user["id"]}")).Is(user.ToJsonString());
    }

    [Fact]
    public async Task AnAddressSignsUpOnce()
    {
        var user = new { name = "Grace", email = "grace@example.com" };
        (await app.Api.SendAsync("POST /users", body: user)).Success();

        (await app.Api.SendAsync("POST /users", body: user)).Fails(409, "already_exists");
    }

    [Fact]
    public async Task AllThatIsWrongWithAUserIsSaidAtOnce() =>
        (await app.Api.SendAsync("POST /users", body: new { name = "", email = "nowhere" })).FailsAt("email", "name");

    [Fact]
    public async Task MembersThatAreMissingAreNamed() =>
        (await app.Api.SendAsync("POST /users", body: new { })).FailsAt("email", "name");

    [Fact]
    public async Task UnknownUsersAreNotFound() =>
        Assert.Equal(
            "There is no user 999999.",
            (string?)(await app.Api.SendAsync("GET /users/999999")).Fails(404, "not_found")["detail"]
        );

    [Theory]
    [InlineData("ada")]
    [InlineData("1.5")]
    [InlineData("99999999999")]
    public async Task IdsAreNumbers(string id) => (await app.Api.SendAsync($"GET /users/{id}")).FailsAt("userId");
}

public sealed class UsersTogether(TrelloTogether app) : UserTests(app);

public sealed class UsersSerialised(TrelloSerialised app) : UserTests(app);

public sealed class UsersApart(TrelloApart app) : UserTests(app);
