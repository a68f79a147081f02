using Tutti.Examples.Tests.Support;

namespace Tutti.Examples.Tests.Trello;

public sealed class ProcessTests(TrelloTogether together, TrelloInTwoGroups inTwoGroups, TrelloApart apart)
{
    private static readonly string[] Services = ["board", "card", "org", "payment", "subscription", "user"];

    [Fact]
    public void TogetherOneProcessHostsAllServices() =>
        Assert.Equal(Services, together.Processes.Values.Single().Order(StringComparer.Ordinal));

    [Fact]
    public void InTwoGroupsEachServiceIsWhereTheEnvironmentsFileSays()
    {
        Assert.Equal(["board", "card"], inTwoGroups.Processes["front"]);
        Assert.Equal(["org", "payment", "subscription", "user"], inTwoGroups.Processes["back"]);
    }

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
        return await Score.PlayAsync(example.Api);
    }
}
