using Tutti.Cli.Tests.Support;
using Tutti.DevHost.Run;
using Tutti.Processes.Environments;
using Tutti.Run.Tests.Support;

namespace Tutti.Run.Tests;

[Collection(LoadTests.Name)]
public sealed class RolloverTests
{
    public static TheoryData<string> Groupings => ["single", "two groups", "per-service"];

    [Theory]
    [MemberData(nameof(Groupings))]
    public async Task NoRequestFailsWhileProcessesAreReplaced(string grouping)
    {
        const int rollovers = 10;
        var environment = EnvironmentOf(grouping);
        await using var run = await TrelloRun.StartAsync(environment);
        var ada = await Stored.UserAsync(run.Api);
        await using var load = SteadyLoad.Start(run.Api);
        await load.GoOnAsync();
        var expected = 0;

        for (var i = 0; i < rollovers * LoadTests.Factor; i++)
        {
            var replaced = Choose(environment, i);
            Assert.Equal(
                RolloverOutcome.Done,
                await run.ReplaceAsync(environment, slot => !replaced.Contains(slot.Kind.Name))
            );
            expected += replaced.Count;
            await load.GoOnAsync();
        }

        var answers = await load.EndAsync();
        Report(grouping, run, answers);
        Assert.Empty(answers.Select(answer => answer.Failure).Where(failure => failure.Length > 0).Distinct());
        Assert.Equal(expected, run.Events.OfType<RunEvent.Replaced>().Count());
        Assert.DoesNotContain(run.Events, happened => happened is RunEvent.Exited);
        Assert.Equal(ada.Text, await Stored.TextAsync(run.Api, ada.Path));
        await Wait.UntilAsync(
            () => run.Supervisor.Processes.Count == environment.Processes.Count,
            "the replaced processes to end"
        );
    }

    // One after the other, several together, and all at once.
    private static HashSet<string> Choose(AppEnvironment environment, int number)
    {
        var names = environment.Processes.Select(kind => kind.Name).ToArray();
        return (number % 5) switch
        {
            4 => [.. names],
            3 => [names[number % names.Length], names[(number + 1) % names.Length]],
            _ => [names[number % names.Length]],
        };
    }

    private static AppEnvironment EnvironmentOf(string grouping) =>
        grouping switch
        {
            "single" => TrelloRun.Single,
            "two groups" => TrelloRun.TwoGroups,
            _ => TrelloRun.PerService,
        };

    private static void Report(string grouping, TrelloRun run, IReadOnlyList<Sent> answers)
    {
        var took = run.Events.OfType<RunEvent.Replaced>().Select(replaced => replaced.Elapsed.TotalSeconds).Order();
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{grouping}: {answers.Count} requests, {answers.Count(answer => answer.Failure.Length > 0)} failed; "
                + $"processes took over in {took.First():0.0} to {took.Last():0.0} s"
        );
    }
}
