using System.Collections.Concurrent;
using Tutti.Cli.Tests.Support;
using Tutti.DevHost.Front;
using Tutti.DevHost.Run;
using Tutti.Processes.Environments;

namespace Tutti.Run.Tests.Support;

/// <summary>The example Trello as <c>tutti run</c> runs it, without building it first.</summary>
internal sealed class TrelloRun : IAsyncDisposable
{
    private static readonly string[] Services = ["board", "card", "org", "payment", "subscription", "user"];
    private static readonly string Folder = Path.Combine(Repository.Root, "examples", "trello", "TrelloClone");

    private readonly SocketFolder _sockets = new();
    private readonly ConcurrentQueue<RunEvent> _events = new();
    private readonly FrontServer _front;
    private readonly SqlSettings _databases;

    private TrelloRun(FrontServer front, string key, SqlSettings databases)
    {
        _front = front;
        _databases = databases;
        Supervisor = new Supervisor(front, _sockets, key, _events.Enqueue);
    }

    public static AppEnvironment Single { get; } = RunEnvironment.Of(ProcessGrouping.Single, Services);

    public static AppEnvironment PerService { get; } = RunEnvironment.Of(ProcessGrouping.PerService, Services);

    public static AppEnvironment TwoGroups { get; } =
        Single with
        {
            Processes =
            [
                new()
                {
                    Name = "edge",
                    IsGateway = true,
                    Services = ["org", "user"],
                },
                new() { Name = "rest", Services = ["board", "card", "payment", "subscription"] },
            ],
        };

    public Supervisor Supervisor { get; }

    public string Api => _front.Url;

    /// <summary>All that happened but what the processes have logged.</summary>
    public IEnumerable<RunEvent> Events => _events.Where(happened => happened is not RunEvent.Log);

    public string Log => string.Join('\n', _events);

    /// <summary>Starts the front, without any process.</summary>
    public static async Task<TrelloRun> CreateAsync()
    {
        var key = RunPlan.NewKey();
        var databases = await TrelloDatabases.CreateAsync();
        return new(await FrontServer.StartAsync(port: 0, key), key, databases);
    }

    public static async Task<TrelloRun> StartAsync(AppEnvironment environment)
    {
        var run = await CreateAsync();
        var outcome = await run.ReplaceAsync(environment, _ => false);
        if (outcome != RolloverOutcome.Done)
        {
            await run.DisposeAsync();
            Assert.Fail($"The app did not start.\n{run.Log}");
        }
        return run;
    }

    public Task<RolloverOutcome> ReplaceAsync(AppEnvironment environment, Func<ProcessSlot, bool> keeps) =>
        Supervisor.ReplaceAsync(PlanOf(environment), keeps, new(TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(90)));

    public async ValueTask DisposeAsync()
    {
        await Supervisor.StopAsync(TimeSpan.FromSeconds(2));
        await _front.DisposeAsync();
        _sockets.Dispose();
    }

    private RunPlan PlanOf(AppEnvironment environment) =>
        new()
        {
            Assembly = Path.Combine(Folder, "bin", "Debug", "net10.0", "TrelloClone.dll"),
            WorkingDirectory = Folder,
            Environment = environment with { Sql = _databases },
        };
}
