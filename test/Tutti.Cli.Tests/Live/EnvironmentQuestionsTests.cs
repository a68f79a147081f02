using Tutti.Cli.Tests.Support;
using Tutti.DevHost;
using Tutti.DevHost.Apps;
using Tutti.DevHost.Live;
using Tutti.Processes;
using Tutti.Processes.Environments;
using Tutti.Processes.Live;

namespace Tutti.Cli.Tests.Live;

/// <summary>Processes that run elsewhere are asked by what the file of their environment says.</summary>
public sealed class EnvironmentQuestionsTests : IDisposable
{
    private const string Key = "0123456789abcdef-secret";

    private readonly TemporaryFolder _folder = TemporaryFolder.WithSupervisedApp();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task AProcessThatHasTheKeyTells()
    {
        await using var process = new TellingProcess(Key, Told);

        var answer = Assert.Single((await AskAsync($"http://localhost:{process.Port}")).Processes);

        Assert.Null(answer.Error);
        Assert.Equal(("orders", "1.2.0"), (answer.Name, answer.Live?.Version));
    }

    [Fact]
    public async Task AProcessWithAnotherKeyRefusesAndSaysWhatToDo()
    {
        await using var process = new TellingProcess("another key, which is long", Told);

        var answer = Assert.Single((await AskAsync($"http://127.0.0.1:{process.Port}")).Processes);

        Assert.Null(answer.Live);
        Assert.Contains("need the same \"keys\"", answer.Error);
        Assert.DoesNotContain(Key, answer.Error);
    }

    [Fact]
    public async Task WhoDoesNotAnswerIsShownBesideWhoDoes()
    {
        await using var silent = new TellingProcess(Key, told: null);
        await using var old = new TellingProcess(Key, Told, isOld: true);
        await using var process = new TellingProcess(Key, Told);

        var run = await AskAsync(
            $"http://127.0.0.1:{silent.Port}",
            $"http://127.0.0.1:{old.Port}",
            $"http://127.0.0.1:{process.Port}",
            "http://127.0.0.1:1"
        );

        Assert.Equal([false, false, true, false], run.Processes.Select(each => each.Live is not null));
        Assert.Contains("does not answer within 2 s", run.Processes[0].Error);
        Assert.Contains("a version of Tutti that does not tell", run.Processes[1].Error);
        Assert.Contains("Nobody listens there", run.Processes[3].Error);
    }

    [Fact]
    public async Task AnEnvironmentOfOneProcessCannotBeAsked()
    {
        var error = await Assert.ThrowsAsync<ToolException>(() => AskAsync());

        Assert.Contains("listens for no others", error.Message);
        Assert.Contains("metrics", error.Remedy);
    }

    private Task<LiveRun> AskAsync(params string[] urls) =>
        EnvironmentQuestions.AskAsync(
            AppLocator.Find(null, _folder.Path),
            new AppEnvironment
            {
                Name = "production",
                Keys = [Key],
                Processes = [new() { Name = "orders", Urls = [.. urls.Select(InternalUrl.Parse)] }],
            },
            TestContext.Current.CancellationToken
        );

    private static LiveProcess Told { get; } =
        new()
        {
            App = "shop",
            Process = "orders",
            Environment = "production",
            Version = "1.2.0",
            Build = "0a1b2c",
            Tutti = "0.1.0",
            Pid = 1,
            Started = DateTimeOffset.UnixEpoch,
            State = "ready",
            Services = ["orders"],
            Endpoints = [],
            Peers = [],
            Callers = [],
            Resources = new(1, 2, 3, 4),
        };
}
