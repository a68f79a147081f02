using System.Globalization;
using Tutti.Examples.Tests.Support;
using Tutti.Examples.Tests.Trello;

namespace Tutti.Examples.Tests.Groupings;

/// <summary>Any grouping of trello's services answers as one process does, and none lets anybody in where one does not.</summary>
public sealed class RandomGroupingTests(RandomGroupingTests.Alone alone) : IClassFixture<RandomGroupingTests.Alone>
{
    private static readonly int s_count = Number("TUTTI_GROUPINGS", 20);

    // Another one finds other groupings; it is part of each test's name, so that a failure can be had again.
    private static readonly int s_seed = Number("TUTTI_GROUPINGS_SEED", 20260401);

    public static TheoryData<int, string> Groupings()
    {
        var random = new Random(s_seed);
        var groupings = new TheoryData<int, string>();
        for (var i = 0; i < s_count; i++)
        {
            groupings.Add(s_seed, Grouping.Random(BuiltExample.Trello.Services, random).ToString());
        }
        return groupings;
    }

    [Theory]
    [MemberData(nameof(Groupings))]
    public async Task EveryAnswerIsThatOfASingleProcess(int seed, string grouping)
    {
        TestContext.Current.TestOutputHelper?.WriteLine($"seed {seed}: {grouping}");
        await using var example = await GroupedExample.StartAsync(BuiltExample.Trello, Grouping.Parse(grouping));

        Assert.Equal(await alone.Answers, await Score.PlayAsync(example.Api));
        await PrivateEndpoints.RequireUnreachableAsync(BuiltExample.Trello, example.Api);
    }

    private static int Number(string variable, int otherwise) =>
        Environment.GetEnvironmentVariable(variable) is { } text
            ? int.Parse(text, CultureInfo.InvariantCulture)
            : otherwise;

    /// <summary>What one process answers.</summary>
    public sealed class Alone
    {
        private readonly Lazy<Task<IReadOnlyList<Answer>>> _answers = new(PlayAsync);

        public Task<IReadOnlyList<Answer>> Answers => _answers.Value;

        private static async Task<IReadOnlyList<Answer>> PlayAsync()
        {
            await using var example = await GroupedExample.StartAsync(
                BuiltExample.Trello,
                Grouping.Single(BuiltExample.Trello.Services)
            );
            return await Score.PlayAsync(example.Api);
        }
    }
}
