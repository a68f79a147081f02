using System.Text.Json;
using Tutti.DevHost.Run;
using Tutti.Run.Tests.Support;

namespace Tutti.Run.Tests;

[Collection(LoadTests.Name)]
public sealed class StartStormTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task ProcessesBecomeReadyInAnyOrderWithoutIntervention(int seed)
    {
        var random = new Random(seed);
        var names = TrelloRun.PerService.Processes.Select(kind => kind.Name).ToArray();
        random.Shuffle(names);
        // Two are missing for ten seconds; the others come in random order.
        var delays = names.Select((name, i) => (name, Delay: i < 2 ? 10_000 : random.Next(2_000))).ToDictionary();
        using var variables = new DelayedStarts(delays);

        await using var run = await TrelloRun.StartAsync(TrelloRun.PerService);

        Assert.DoesNotContain(run.Events, happened => happened is RunEvent.Exited or RunEvent.NotReady);
        using var http = new HttpClient();
        foreach (var exchange in Exchange.All)
        {
            using var answer = await http.SendAsync(exchange.ToRequest(run.Api), TestContext.Current.CancellationToken);
            Assert.Equal(exchange.Status, (int)answer.StatusCode);
        }
    }

    /// <summary>Makes the processes that this one starts wait before they do anything.</summary>
    private sealed class DelayedStarts : IDisposable
    {
        private const string Hooks = "DOTNET_STARTUP_HOOKS";

        public DelayedStarts(Dictionary<string, int> delays)
        {
            Environment.SetEnvironmentVariable(Hooks, typeof(StartupHook).Assembly.Location);
            Environment.SetEnvironmentVariable(StartupHook.Delays, JsonSerializer.Serialize(delays));
        }

        public void Dispose()
        {
            Environment.SetEnvironmentVariable(Hooks, null);
            Environment.SetEnvironmentVariable(StartupHook.Delays, null);
        }
    }
}
