using System.Net;
using System.Net.Http.Json;
using TrelloClone.Trello.Boards;
using TrelloClone.Usr.Orgs;
using TrelloClone.Usr.Users;
using Tutti.Support;

namespace Tutti.Testing.Tests;

public sealed class GroupingTests
{
    public GroupingTests() => Needs.Postgres();

    public static TheoryData<TestGrouping> Groupings => [.. Enum.GetValues<TestGrouping>()];

    [Theory]
    [MemberData(nameof(Groupings))]
    public async Task AppAnswersRequestsFromOutside(TestGrouping grouping)
    {
        await using var app = await StartAsync(grouping);

        using var answer = await app.Http.PostAsJsonAsync("/users", new { name = "Ada", email = "ada@example.com" });

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("""{"id":1,"name":"Ada","email":"ada@example.com"}""", await answer.Content.ReadAsStringAsync());
    }

    [Theory]
    [MemberData(nameof(Groupings))]
    public async Task ClientsCallServicesThatCallOthers(TestGrouping grouping)
    {
        await using var app = await StartAsync(grouping);
        var ada = await app.Client<IUserClient>().CreateAsync(new CreateUser("Ada", "ada@example.com"));
        var org = await app.Client<IOrgClient>().CreateAsync(ada.Id, new CreateOrg("Engines"));

        var board = await app.Client<IBoardClient>().CreateAsync(ada.Id, new CreateBoard(org.Id, "Roadmap"));

        Assert.Equal(["To do", "Doing", "Done"], board.Columns);
    }

    [Theory]
    [MemberData(nameof(Groupings))]
    public async Task ProblemsArriveAsTheyWereThrown(TestGrouping grouping)
    {
        await using var app = await StartAsync(grouping);

        var problem = await Assert.ThrowsAsync<ProblemException>(() =>
            app.Client<IOrgClient>().CreateAsync(7, new CreateOrg("Engines"))
        );

        Assert.Equal(ProblemCode.NotFound, problem.Code);
        Assert.Equal("There is no user 7.", problem.Message);
    }

    [Theory]
    [MemberData(nameof(Groupings))]
    public async Task PrivateEndpointsAreCalledByClientsAndByNobodyOutside(TestGrouping grouping)
    {
        await using var app = await StartAsync(grouping);

        using var answer = await app.Http.PostAsJsonAsync("/payments", new { });

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task AppsOfTestsThatRunAtTheSameTimeKnowNothingOfEachOther()
    {
        await using var one = await StartAsync(TestGrouping.Together);
        await using var other = await StartAsync(TestGrouping.Apart);
        var ada = new CreateUser("Ada", "ada@example.com");

        Assert.Equal(1, (await one.Client<IUserClient>().CreateAsync(ada)).Id);
        Assert.Equal(1, (await other.Client<IUserClient>().CreateAsync(ada)).Id);
    }

    private static Task<TestApp> StartAsync(TestGrouping grouping) =>
        TestApp.StartAsync<UserService>(test =>
        {
            test.Grouping = grouping;
            test.Log = line => TestContext.Current.TestOutputHelper?.WriteLine(line);
        });
}
