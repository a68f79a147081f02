using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Security.Cryptography;
using System.Text.Json;
using Tutti.Cli.Tests.Support;
using Tutti.DevHost.Front;
using Tutti.DevHost.Run;

namespace Tutti.Cli.Tests.Run;

public sealed class SupervisorTests : IAsyncLifetime
{
    private const string Key = "the-key-of-this-run";

    private static readonly StartPatience Patience = new(TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(90));

    private readonly TemporaryFolder _folder = new();
    private readonly SocketFolder _sockets = new();
    private readonly ConcurrentQueue<RunEvent> _events = new();
    private FrontServer _front = null!;
    private Supervisor _supervisor = null!;

    public async ValueTask InitializeAsync()
    {
        _front = await FrontServer.StartAsync(port: 0, Key);
        _supervisor = new Supervisor(_front, _sockets, Key, _events.Enqueue);
    }

    public async ValueTask DisposeAsync()
    {
        await _supervisor.StopAsync(TimeSpan.Zero);
        await _front.DisposeAsync();
        _sockets.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task SingleProcessServesBehindTheFront()
    {
        Assert.Equal(RolloverOutcome.Done, await StartAsync(ProcessGrouping.Single));

        var ready = Event<RunEvent.Ready>();
        var process = Assert.Single(ready.Processes);
        Assert.Equal("app", process.Name);
        Assert.True(process.IsGateway);
        Assert.Equal(["echo", "hello"], process.Services);
        Assert.Equal("first", await GetAsync("/message"));
        var environment = await EnvironmentAsync();
        Assert.Equal("Development", environment.GetProperty("DOTNET_ENVIRONMENT").GetString());
        Assert.Equal("1", environment.GetProperty("TUTTI_SUPERVISED").GetString());
    }

    [Fact]
    public async Task EveryServiceHasItsProcessBehindAGateway()
    {
        Assert.Equal(RolloverOutcome.Done, await StartAsync(ProcessGrouping.PerService));

        var ready = Event<RunEvent.Ready>();
        Assert.Equal(["gateway", "echo", "hello"], ready.Processes.Select(process => process.Name));
        Assert.Equal([0, 1, 1], ready.Processes.Select(process => process.Services.Count));
        Assert.Equal(3, ready.Processes.Select(process => process.Pid).Distinct().Count());
        var environment = await EnvironmentAsync();
        Assert.Equal("gateway", environment.GetProperty("TUTTI_PROCESS").GetString());
        var json = JsonDocument.Parse(environment.GetProperty("TUTTI_ENV_JSON").GetString()!).RootElement;
        Assert.True(json.GetProperty("processes").GetProperty("gateway").GetProperty("gateway").GetBoolean());
        Assert.Equal(
            UrlOf("echo"),
            json.GetProperty("processes").GetProperty("echo").GetProperty("url")[0].GetString()
        );
        Assert.Equal(Key, Assert.Single(json.GetProperty("keys").EnumerateArray()).GetString());
    }

    [Fact]
    public async Task SocketsLieInAFolderForTheUserAlone()
    {
        await StartAsync(ProcessGrouping.PerService);

        var folder = Path.GetDirectoryName(UrlOf("echo")["unix:".Length..])!;

        if (!OperatingSystem.IsWindows())
        {
            const UnixFileMode user = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
            Assert.Equal(user, File.GetUnixFileMode(folder));
        }
    }

    [Fact]
    public async Task OutputIsForwardedLineByLineWithoutTheReadyLine()
    {
        await StartAsync(ProcessGrouping.Single);

        await GetAsync("/log/one%20line");

        await Wait.UntilAsync(() => Logs.Contains(new RunEvent.Log("app", IsError: false, "one line")), "the line");
        Assert.DoesNotContain(Logs, log => log.Text.Contains("tutti", StringComparison.Ordinal));
    }

    [Fact]
    public async Task ClosingTheInputEndsTheProcessesGracefully()
    {
        await StartAsync(ProcessGrouping.PerService);
        var pids = Event<RunEvent.Ready>().Processes.Select(process => process.Pid).ToArray();

        await _supervisor.StopAsync(TimeSpan.FromSeconds(30));

        Assert.DoesNotContain(pids, TuttiProcess.IsAlive);
        Assert.DoesNotContain(_events, happened => happened is RunEvent.Exited);
    }

    [Fact]
    public async Task ProcessThatIgnoresTheStopIsKilled()
    {
        _folder.Write("behaviour.txt", "ignore-stop");
        await StartAsync(ProcessGrouping.PerService);
        var pids = Event<RunEvent.Ready>().Processes.Select(process => process.Pid).ToArray();
        var watch = Stopwatch.StartNew();

        await _supervisor.StopAsync(TimeSpan.FromMilliseconds(1200));

        Assert.True(watch.Elapsed < Wait.ForStop, $"It took {watch.Elapsed}.");
        await Wait.UntilAsync(() => !pids.Any(TuttiProcess.IsAlive), "the processes to end", Wait.ForStop);
    }

    [Fact]
    public async Task ProcessThatEndsBeforeItIsReadyIsNotStartedAgain()
    {
        _folder.Write("behaviour.txt", "crash-at-start");

        Assert.Equal(RolloverOutcome.Failed, await StartAsync(ProcessGrouping.Single));

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
        await StartAsync(ProcessGrouping.Single);

        await Wait.UntilAsync(() => _events.OfType<RunEvent.Exited>().Count() >= 3, "three crashes");

        var exits = _events.OfType<RunEvent.Exited>().Take(3).ToArray();
        Assert.All(exits, exit => Assert.Equal(3, exit.ExitCode));
        Assert.Equal([0.25, 0.5, 1], exits.Select(exit => exit.RestartIn!.Value.TotalSeconds));
    }

    [Fact]
    public async Task CrashOfOneServiceLeavesTheOthersRunning()
    {
        await StartAsync(ProcessGrouping.PerService);
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
    public async Task NewProcessTakesOverAndTheOthersAreToldBeforeTheOldOneEnds()
    {
        await StartAsync(ProcessGrouping.PerService);
        var before = Event<RunEvent.Ready>().Processes;

        Assert.Equal(RolloverOutcome.Done, await ReplaceAsync(ProcessGrouping.PerService, Keeps));

        var after = _events.OfType<RunEvent.Ready>().Last().Processes;
        Assert.Equal([true, false, true], before.Zip(after, (one, other) => one.Pid == other.Pid));
        var replaced = Event<RunEvent.Replaced>();
        Assert.Equal(("echo", after[1].Pid, before[1].Pid), (replaced.Process, replaced.Pid, replaced.OldPid));
        Assert.Equal($$"""["{\"echo\":[\"{{UrlOf("echo")}}\"]}"]""", await AddressesAsync());
        await Wait.UntilAsync(() => !TuttiProcess.IsAlive(before[1].Pid), "the old process to end");
        Assert.DoesNotContain(_events, happened => happened is RunEvent.Exited);

        static bool Keeps(ProcessSlot slot) => slot.Name != "echo";
    }

    [Fact]
    public async Task RequestInFlightIsAnsweredByTheProcessThatHasBegunIt()
    {
        await StartAsync(ProcessGrouping.Single);
        var old = Event<RunEvent.Ready>().Processes[0].Pid;
        var answer = GetAsync("/wait/go");
        await Wait.UntilAsync(() => File.Exists(_folder.Combine("go.begun")), "the request to be begun");

        await StartAsync(ProcessGrouping.Single);
        Assert.Equal("first", await GetAsync("/message"));
        Assert.False(answer.IsCompleted);
        _folder.Write("go", "");

        Assert.Equal($"{old}", await answer);
        await Wait.UntilAsync(() => !TuttiProcess.IsAlive(old), "the old process to end");
    }

    [Fact]
    public async Task ReplacedProcessServesOnForThoseThatAreStillAtWorkAndHearOfNoOther()
    {
        await StartAsync(ProcessGrouping.PerService);
        var old = Event<RunEvent.Ready>().Processes;
        var answer = GetAsync("/wait/go");
        await Wait.UntilAsync(() => File.Exists(_folder.Combine("go.begun")), "the request to be begun");

        await ReplaceAsync(ProcessGrouping.PerService, slot => slot.Name != "gateway");
        await ReplaceAsync(ProcessGrouping.PerService, slot => slot.Name != "echo");

        Assert.Equal(5, _supervisor.Processes.Count);
        _folder.Write("go", "");
        Assert.Equal($"{old[0].Pid}", await answer);
        await Wait.UntilAsync(() => _supervisor.Processes.Count == 3, "the replaced processes to end");
        Assert.False(TuttiProcess.IsAlive(old[1].Pid));
    }

    [Fact]
    public async Task FrontPassesOnWhatComesAndAddsNothing()
    {
        await StartAsync(ProcessGrouping.Single);
        var body = new byte[40_000_000];
        Random.Shared.NextBytes(body);
        using var client = new HttpClient();
        using var content = new StreamContent(new MemoryStream(body));

        using var answer = await client.PostAsync(
            new Uri($"{_front.Url}/hash"),
            content,
            TestContext.Current.CancellationToken
        );

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(
            Convert.ToHexString(SHA256.HashData(body)),
            await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)
        );
        // The server's name is the app's own.
        Assert.Equal(
            ["Date", "Server"],
            answer.Headers.Select(header => header.Key).Except(["Transfer-Encoding"]).Order()
        );
        Assert.Single(answer.Headers.GetValues("Date"));
        Assert.Single(answer.Headers.GetValues("Server"));
    }

    [Fact]
    public async Task VersionThatDoesNotStartLeavesTheOneBeforeItServing()
    {
        await StartAsync(ProcessGrouping.Single);
        _folder.Write("behaviour.txt", "crash-at-start");

        Assert.Equal(RolloverOutcome.Failed, await StartAsync(ProcessGrouping.Single));

        Assert.Equal(["app"], Event<RunEvent.NotReplaced>().Processes);
        Assert.Equal("first", await GetAsync("/message"));
        Assert.True(TuttiProcess.IsAlive(Event<RunEvent.Ready>().Processes[0].Pid));
    }

    [Fact]
    public async Task NewerVersionSupersedesOneThatIsNotReadyAndLeavesNoProcessBehind()
    {
        await StartAsync(ProcessGrouping.PerService);
        _folder.Write("behaviour.txt", "never-ready");
        var stuck = StartAsync(ProcessGrouping.PerService);
        await Wait.UntilAsync(() => _supervisor.Processes.Count == 6, "the processes");

        _supervisor.Supersede();
        Assert.Equal(RolloverOutcome.Superseded, await stuck);
        File.Delete(_folder.Combine("behaviour.txt"));
        Assert.Equal(RolloverOutcome.Done, await StartAsync(ProcessGrouping.PerService));

        await Wait.UntilAsync(() => _supervisor.Processes.Count == 3, "the old processes to end");
        Assert.Equal("first", await GetAsync("/message"));
    }

    [Fact]
    public async Task ReplicasTakeTurnsAndOneThatCrashedIsLeftOut()
    {
        await ReplaceAsync(ProcessGrouping.Single, _ => false, replicas: 2);
        var before = Event<RunEvent.Ready>().Processes;
        Assert.Equal(["app#1", "app#2"], before.Select(process => process.Name));
        var urls = new[] { await OwnUrlAsync(), await OwnUrlAsync() };
        Assert.Equal(2, urls.Distinct().Count());

        using (var first = Process.GetProcessById(before[0].Pid))
        {
            first.Kill();
        }
        await Wait.UntilAsync(() => _events.OfType<RunEvent.Exited>().Any(), "the crash to be seen");

        Assert.Equal("first", await GetAsync("/message"));
        Assert.Equal("app#1", Event<RunEvent.Exited>().Process);
        await Wait.UntilAsync(() => _events.OfType<RunEvent.Ready>().Count() == 2, "the process to be back");
    }

    [Fact]
    public async Task FrontAnswersUnavailableWhileNothingIsReady()
    {
        using var client = new HttpClient();

        using var answer = await client.GetAsync(
            new Uri($"{_front.Url}/message"),
            TestContext.Current.CancellationToken
        );

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal(TimeSpan.FromSeconds(1), answer.Headers.RetryAfter?.Delta);
        var problem = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Equal("unavailable", JsonDocument.Parse(problem).RootElement.GetProperty("code").GetString());
    }

    [Fact]
    public async Task ProcessesThatNeverGetReadyAreNamed()
    {
        _folder.Write("behaviour.txt", "never-ready");
        var patience = new StartPatience(TimeSpan.FromMilliseconds(10), TimeSpan.FromMilliseconds(200));

        Assert.Equal(RolloverOutcome.Failed, await StartAsync(ProcessGrouping.PerService, patience));

        var late = _events.OfType<RunEvent.NotReady>().ToArray();
        Assert.Equal([false, true], late.Select(notice => notice.GivenUp));
        Assert.All(late, notice => Assert.Equal(["gateway", "echo", "hello"], notice.Missing));
    }

    private IEnumerable<RunEvent.Log> Logs => _events.OfType<RunEvent.Log>();

    private Task<RolloverOutcome> StartAsync(ProcessGrouping grouping, StartPatience? patience = null) =>
        ReplaceAsync(grouping, _ => false, patience);

    private Task<RolloverOutcome> ReplaceAsync(
        ProcessGrouping grouping,
        Func<ProcessSlot, bool> keeps,
        StartPatience? patience = null,
        int replicas = 1
    )
    {
        var environment = RunEnvironment.Of(grouping, ["echo", "hello"]);
        var plan = new RunPlan
        {
            Assembly = Repository.SupervisedAssembly,
            WorkingDirectory = _folder.Path,
            Environment = environment with
            {
                Processes = [.. environment.Processes.Select(kind => kind with { Replicas = replicas })],
            },
        };
        return _supervisor.ReplaceAsync(plan, keeps, patience ?? Patience);
    }

    private async Task<string> AddressesAsync() => await GetAsync("/addresses");

    private async Task<string> OwnUrlAsync() => (await EnvironmentAsync()).GetProperty("TUTTI_ENV_JSON").GetString()!;

    private string UrlOf(string process) => _supervisor.Current.Slots.Single(slot => slot.Name == process).Url;

    private T Event<T>()
        where T : RunEvent => _events.OfType<T>().First();

    private async Task<JsonElement> EnvironmentAsync() =>
        JsonDocument.Parse(await GetAsync("/environment")).RootElement;

    private async Task<string> GetAsync(string path)
    {
        using var client = new HttpClient();
        return await client.GetStringAsync(new Uri(_front.Url + path), TestContext.Current.CancellationToken);
    }
}
