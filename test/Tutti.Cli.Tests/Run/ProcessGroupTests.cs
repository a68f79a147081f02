using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using Tutti.Cli.Tests.Support;
using Tutti.DevHost.Run;

namespace Tutti.Cli.Tests.Run;

public sealed class ProcessGroupTests : IAsyncDisposable
{
    private static readonly StartPatience Patience = new(TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(90));

    private readonly TemporaryFolder _folder = new();
    private readonly SocketFolder _sockets = new();
    private readonly ConcurrentQueue<RunEvent> _events = new();
    private ProcessGroup? _group;

    public async ValueTask DisposeAsync()
    {
        if (_group is not null)
        {
            await _group.StopAsync(TimeSpan.Zero);
        }
        _sockets.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task SingleProcessOpensThePublicPort()
    {
        var group = Start(ProcessGrouping.Single);

        Assert.True(await group.Started);

        var ready = Event<RunEvent.Ready>();
        var process = Assert.Single(ready.Processes);
        Assert.Equal("app", process.Name);
        Assert.Equal(["echo", "hello"], process.Services);
        Assert.Equal("first", await GetAsync(ready.Api, "/message"));
        var environment = await EnvironmentAsync(ready.Api);
        Assert.Equal("Development", environment.GetProperty("DOTNET_ENVIRONMENT").GetString());
        Assert.Equal("1", environment.GetProperty("TUTTI_SUPERVISED").GetString());
        Assert.False(environment.TryGetProperty("TUTTI_ENV_JSON", out _));
    }

    [Fact]
    public async Task EveryServiceHasItsProcessBehindAGateway()
    {
        var group = Start(ProcessGrouping.PerService);

        Assert.True(await group.Started);

        var ready = Event<RunEvent.Ready>();
        Assert.Equal(["gateway", "echo", "hello"], ready.Processes.Select(process => process.Name));
        Assert.Equal([0, 1, 1], ready.Processes.Select(process => process.Services.Count));
        Assert.Equal(3, ready.Processes.Select(process => process.Pid).Distinct().Count());
        var environment = await EnvironmentAsync(ready.Api);
        Assert.Equal("gateway", environment.GetProperty("TUTTI_PROCESS").GetString());
        var json = JsonDocument.Parse(environment.GetProperty("TUTTI_ENV_JSON").GetString()!).RootElement;
        Assert.True(json.GetProperty("processes").GetProperty("gateway").GetProperty("gateway").GetBoolean());
        Assert.Equal(
            _sockets.UrlFor("echo"),
            json.GetProperty("processes").GetProperty("echo").GetProperty("url").GetString()
        );
        Assert.Equal("the key", Assert.Single(json.GetProperty("keys").EnumerateArray()).GetString());
    }

    [Fact]
    public async Task SocketsLieInAFolderForTheUserAlone()
    {
        Assert.True(await Start(ProcessGrouping.PerService).Started);

        var folder = Path.GetDirectoryName(_sockets.UrlFor("echo")["unix:".Length..])!;

        if (!OperatingSystem.IsWindows())
        {
            const UnixFileMode user = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
            Assert.Equal(user, File.GetUnixFileMode(folder));
        }
    }

    [Fact]
    public async Task OutputIsForwardedLineByLineWithoutTheReadyLine()
    {
        Assert.True(await Start(ProcessGrouping.Single).Started);

        await GetAsync(Event<RunEvent.Ready>().Api, "/log/one%20line");

        await Wait.UntilAsync(() => Logs.Contains(new RunEvent.Log("app", IsError: false, "one line")), "the line");
        Assert.DoesNotContain(Logs, log => log.Text.Contains("tutti", StringComparison.Ordinal));
    }

    [Fact]
    public async Task ClosingTheInputEndsTheProcessesGracefully()
    {
        var group = Start(ProcessGrouping.PerService);
        Assert.True(await group.Started);
        var pids = Event<RunEvent.Ready>().Processes.Select(process => process.Pid).ToArray();

        await group.StopAsync(TimeSpan.FromSeconds(30));

        Assert.DoesNotContain(pids, TuttiProcess.IsAlive);
        Assert.DoesNotContain(_events, happened => happened is RunEvent.Exited);
    }

    [Fact]
    public async Task ProcessThatIgnoresTheStopIsKilled()
    {
        _folder.Write("behaviour.txt", "ignore-stop");
        var group = Start(ProcessGrouping.PerService);
        Assert.True(await group.Started);
        var pids = Event<RunEvent.Ready>().Processes.Select(process => process.Pid).ToArray();
        var watch = Stopwatch.StartNew();

        await group.StopAsync(TimeSpan.FromMilliseconds(1200));

        Assert.True(watch.Elapsed < Wait.ForStop, $"It took {watch.Elapsed}.");
        Assert.DoesNotContain(pids, TuttiProcess.IsAlive);
    }

    [Fact]
    public async Task ProcessThatEndsBeforeItIsReadyIsNotStartedAgain()
    {
        _folder.Write("behaviour.txt", "crash-at-start");

        Assert.False(await Start(ProcessGrouping.Single).Started);

        var exited = Event<RunEvent.Exited>();
        Assert.Equal(7, exited.ExitCode);
        Assert.False(exited.WasReady);
        Assert.Null(exited.RestartIn);
        Assert.Contains(new RunEvent.Log("app", IsError: true, "Cannot start: no teapot."), Logs);
    }

    [Fact]
    public async Task CrashedProcessIsStartedAgainLaterAndLater()
    {
        _folder.Write("behaviour.txt", "crash-after-ready");
        Start(ProcessGrouping.Single);

        await Wait.UntilAsync(() => _events.OfType<RunEvent.Exited>().Count() >= 3, "three crashes");

        var exits = _events.OfType<RunEvent.Exited>().Take(3).ToArray();
        Assert.All(exits, exit => Assert.Equal(3, exit.ExitCode));
        Assert.Equal([0.25, 0.5, 1], exits.Select(exit => exit.RestartIn!.Value.TotalSeconds));
    }

    [Fact]
    public async Task CrashOfOneServiceLeavesTheOthersRunning()
    {
        Assert.True(await Start(ProcessGrouping.PerService).Started);
        var before = Event<RunEvent.Ready>().Processes;
        using (var echo = Process.GetProcessById(before[1].Pid))
        {
            echo.Kill();
        }

        await Wait.UntilAsync(() => _events.OfType<RunEvent.Ready>().Count() == 2, "the process to be back");

        var after = _events.OfType<RunEvent.Ready>().Last().Processes;
        Assert.Equal(before[0], after[0]);
        Assert.NotEqual(before[1].Pid, after[1].Pid);
        Assert.Equal(before[2], after[2]);
        Assert.Equal("echo", Event<RunEvent.Exited>().Process);
    }

    [Fact]
    public async Task ProcessesThatNeverGetReadyAreNamed()
    {
        _folder.Write("behaviour.txt", "never-ready");
        var patience = new StartPatience(TimeSpan.FromMilliseconds(10), TimeSpan.FromMilliseconds(200));

        Assert.False(await Start(ProcessGrouping.PerService, patience).Started);

        var late = _events.OfType<RunEvent.NotReady>().ToArray();
        Assert.Equal([false, true], late.Select(notice => notice.GivenUp));
        Assert.All(late, notice => Assert.Equal(["gateway", "echo", "hello"], notice.Missing));
    }

    private IEnumerable<RunEvent.Log> Logs => _events.OfType<RunEvent.Log>();

    private ProcessGroup Start(ProcessGrouping grouping, StartPatience? patience = null)
    {
        var plan = new RunPlan
        {
            Assembly = Repository.SupervisedAssembly,
            WorkingDirectory = _folder.Path,
            Api = $"http://127.0.0.1:{PortFinder.Find(0)}",
            Key = "the key",
            Processes = ProcessAllocation.Allocate(grouping, ["echo", "hello"], _sockets),
        };
        return _group = ProcessGroup.Start(plan, patience ?? Patience, _events.Enqueue);
    }

    private T Event<T>()
        where T : RunEvent => _events.OfType<T>().First();

    private static async Task<JsonElement> EnvironmentAsync(string api) =>
        JsonDocument.Parse(await GetAsync(api, "/environment")).RootElement;

    private static async Task<string> GetAsync(string api, string path)
    {
        using var client = new HttpClient();
        return await client.GetStringAsync(new Uri(api + path), TestContext.Current.CancellationToken);
    }
}
