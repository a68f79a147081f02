using System.Diagnostics;
using Tutti.Cli.Tests.Support;
using Tutti.DevHost.Run;
using Tutti.Run.Tests.Support;

namespace Tutti.Run.Tests;

[Collection(LoadTests.Name)]
public sealed class CrashTests
{
    [Fact]
    public async Task CrashMakesAServiceUnavailableUntilItIsBackAndNothingElse()
    {
        const int crashes = 10;
        await using var run = await TrelloRun.StartAsync(TrelloRun.PerService);
        await using var load = SteadyLoad.Start(run.Api);
        await load.GoOnAsync();
        var outages = new List<(long From, long To)>();

        for (var i = 0; i < crashes * LoadTests.Factor; i++)
        {
            var slot = run.Supervisor.Current.Slots[i % run.Supervisor.Current.Slots.Count];
            var from = Stopwatch.GetTimestamp();
            var ready = run.Events.OfType<RunEvent.Ready>().Count();
            using (var process = Process.GetProcessById(slot.Pid))
            {
                process.Kill();
            }
            await Wait.UntilAsync(() => run.Events.OfType<RunEvent.Ready>().Count() > ready, $"{slot.Name} to be back");
            outages.Add((from, Stopwatch.GetTimestamp()));
            await load.GoOnAsync();
        }

        var answers = await load.EndAsync();
        var failed = answers.Where(answer => answer.Failure.Length > 0).ToList();
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{answers.Count} requests, {failed.Count} during {outages.Count} outages; the longest took "
                + $"{outages.Max(outage => Stopwatch.GetElapsedTime(outage.From, outage.To).TotalSeconds):0.0} s"
        );
        Assert.Empty(failed.Where(answer => !answer.IsUnavailable).Select(answer => answer.Failure).Distinct());
        Assert.Empty(failed.Where(answer => !outages.Exists(outage => Meet(answer, outage))).Select(a => a.Failure));
        Assert.Equal(outages.Count, run.Events.OfType<RunEvent.Exited>().Count());
    }

    private static bool Meet(Sent answer, (long From, long To) outage) =>
        answer.Begun <= outage.To && answer.Ended >= outage.From;
}
