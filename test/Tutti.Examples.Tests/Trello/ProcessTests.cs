using Tutti.Examples.Tests.Groupings;
using Tutti.Examples.Tests.Support;
using Tutti.Support;

namespace Tutti.Examples.Tests.Trello;

/// <summary>Trello in processes of its own, as users run it.</summary>
public sealed class ProcessTests(ProcessTests.Runs runs) : IClassFixture<ProcessTests.Runs>
{
    private static readonly string[] Services = ["board", "card", "org", "payment", "subscription", "user"];

    [Fact]
    public async Task TogetherOneProcessHostsAllServices()
    {
        var together = await runs.GetAsync("single");

        Assert.Equal(Services, together.Processes.Values.Single().Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task InTwoGroupsEachServiceIsWhereTheEnvironmentsFileSays()
    {
        var inTwoGroups = await runs.GetAsync("two-groups");

        Assert.Equal(["board", "card"], inTwoGroups.Processes["front"]);
        Assert.Equal(["org", "payment", "subscription", "user"], inTwoGroups.Processes["back"]);
    }

    [Fact]
    public async Task ApartEachServiceHasAProcessBehindTheGateway()
    {
        var apart = await runs.GetAsync("per-service");

        Assert.Equal(Services, apart.Processes.Values.SelectMany(s => s).Order(StringComparer.Ordinal));
        Assert.Equal(Services.Length + 1, apart.Processes.Count);
        Assert.All(apart.Processes.Values, services => Assert.InRange(services.Length, 0, 1));
    }

    [Theory]
    [InlineData("two-groups")]
    [InlineData("per-service")]
    public async Task TheSameRequestsGetTheSameAnswersEitherWay(string processes) =>
        Assert.Equal((await runs.GetAsync("single")).Answers, (await runs.GetAsync(processes)).Answers);

    /// <summary>What was found in a run.</summary>
    public sealed record Played(IReadOnlyDictionary<string, string[]> Processes, IReadOnlyList<Answer> Answers);

    /// <summary>One run for each grouping, when it is asked for: with <c>tutti run</c>, or by an environment's file, process by process.</summary>
    public sealed class Runs
    {
        private readonly Dictionary<string, Task<Played>> _played = [];

        public Task<Played> GetAsync(string processes)
        {
            Needs.Postgres();
            if (!_played.TryGetValue(processes, out var played))
            {
                _played[processes] = played =
                    processes == "two-groups" ? ByFileAsync(processes) : ByToolAsync(processes);
            }
            return played;
        }

        private static async Task<Played> ByToolAsync(string processes)
        {
            await using var example = await RunningExample.StartAsync("trello", processes);
            return new(example.Processes, await Score.PlayAsync(example.Api));
        }

        private static async Task<Played> ByFileAsync(string environment)
        {
            var built = BuiltExample.Trello;
            var file = Path.Combine(Repository.Root, "examples", "trello", $"tutti.{environment}.json");
            await using var example = await GroupedExample.StartAsync(built, Grouping.Read(file, built.Services));
            return new(
                example.Grouping.Processes.ToDictionary(one => one.Name, one => one.Services.ToArray()),
                await Score.PlayAsync(example.Api)
            );
        }
    }
}
