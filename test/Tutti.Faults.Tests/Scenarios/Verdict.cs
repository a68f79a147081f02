using Tutti.Faults.Tests.App;
using Tutti.Faults.Tests.Load;

namespace Tutti.Faults.Tests.Scenarios;

/// <summary>What has to hold, whatever happens.</summary>
internal static class Verdict
{
    /// <summary>What the machine may be late by when it is busy.</summary>
    private static readonly TimeSpan s_slack = TimeSpan.FromSeconds(1.5);

    public static void AllAnswersAreRightOrCleanProblems(IReadOnlyCollection<CallRecord> calls) =>
        None(calls.Where(call => call.Outcome == Outcome.Wrong), "were answered wrongly");

    public static void NoneTookLongerThanItsDeadline(IEnumerable<CallRecord> calls)
    {
        var limit = AppEnvironment.Deadline + s_slack;
        None(calls.Where(call => call.Took > limit), $"took longer than {limit.TotalSeconds} s");
    }

    public static void AllSucceededThatCould(
        IReadOnlyCollection<CallRecord> calls,
        IReadOnlyList<Window> windows,
        bool mayFail
    ) =>
        None(
            calls.Where(call =>
                call.Kind.CallsOthers && call.Outcome != Outcome.Right && !windows.Any(window => window.Excuses(call))
            ),
            "failed though somebody could be reached"
        );

    public static async Task EachRanAtMostOnceAsync(Trello app, IReadOnlyCollection<CallRecord> calls)
    {
        var counts = new Dictionary<string, IReadOnlyDictionary<string, long>>
        {
            ["a new card"] = await app.CountAsync("trello", "select title, count(*) from cards group by title"),
            ["a new user"] = await app.CountAsync(
                "usr",
                "select split_part(email, '@', 1), count(*) from users group by email"
            ),
            ["a new org"] = await app.CountAsync("usr", "select name, count(*) from orgs group by name"),
        };
        foreach (var call in calls.Where(call => call.Mark is not null))
        {
            var ran = counts[call.Kind.Name].GetValueOrDefault(call.Mark!);
            Assert.True(
                call.Outcome == Outcome.Right ? ran == 1 : ran <= 1,
                $"It ran {ran} times, and its answer was {call.Outcome}: {call}"
            );
        }
    }

    private static void None(IEnumerable<CallRecord> calls, string what)
    {
        var such = calls.ToList();
        Assert.True(
            such.Count == 0,
            $"{such.Count} calls {what}, of which the first are:\n{string.Join('\n', such.Take(5).Select(Text))}"
        );
    }

    private static string Text(CallRecord call) =>
        $"{call.Kind.Name} by {call.Entry}, from {call.From.TotalSeconds:0.00} s for {call.Took.TotalSeconds:0.00} s: {call.Answer}";
}
