using System.Diagnostics;
using Tutti.Cli.Tests.Support;

namespace Tutti.Cli.Tests;

public sealed class StopTests
{
    [Theory]
    [InlineData("INT", false)]
    [InlineData("TERM", false)]
    [InlineData("INT", true)]
    [InlineData("TERM", true)]
    public async Task SignalStopsEverythingWithinTwoSeconds(string signal, bool toGroup)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Signals and process groups as Linux has them.");
        using var tutti = Run();
        var pids = TuttiProcess.PidsOf(await tutti.EventAsync("ready"));
        var watch = Stopwatch.StartNew();

        if (toGroup)
        {
            tutti.SignalGroup(signal);
        }
        else
        {
            tutti.Signal(signal);
        }

        Assert.Equal(0, await tutti.ExitAsync());
        Assert.True(watch.Elapsed < Wait.ForStop, $"It took {watch.Elapsed}.");
        await EndedAsync(pids);
    }

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public async Task SignalDuringTheBuildLeavesNothingBehind(string signal)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Signals and process groups as Linux has them.");
        using var folder = TemporaryFolder.WithSupervisedApp();
        using var tutti = TuttiProcess.Start(folder.Path, "run", "--json", "--port", "0");
        await tutti.EventAsync("building");
        await Wait.UntilAsync(() => ProcessTable.About(folder.Path).Length > 0, "the build's process");
        var watch = Stopwatch.StartNew();

        tutti.Signal(signal);

        Assert.Equal(0, await tutti.ExitAsync());
        Assert.True(watch.Elapsed < Wait.ForStop, $"It took {watch.Elapsed}.");
        await ProcessTable.NothingAboutAsync(folder.Path);
    }

    [Fact]
    public async Task ProcessesEndWhenTheToolIsKilled()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Signals and process groups as Linux has them.");
        using var tutti = Run();
        var pids = TuttiProcess.PidsOf(await tutti.EventAsync("ready"));

        tutti.Signal("KILL");

        await Wait.UntilAsync(() => !pids.Any(TuttiProcess.IsAlive), "the processes to end");
    }

    [Fact]
    public async Task ReaderThatGoesAwayEndsTheRun()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Needs a shell with pipes.");
        var program = Path.Combine(AppContext.BaseDirectory, "tutti.dll");
        using var shell = TuttiProcess.StartProgram(
            Repository.SupervisedApp,
            "bash",
            "-c",
            $"dotnet '{program}' run --json --port 0 --no-watch | grep -m1 '\"ready\"'"
        );
        var ready = await shell.EventAsync("ready");
        using var client = new HttpClient();

        // The next line that the app writes finds nobody who reads it.
        var log = new Uri($"{ready.GetProperty("api").GetString()}/log/anybody");
        await client.GetStringAsync(log, TestContext.Current.CancellationToken);

        Assert.Equal(0, await shell.ExitAsync());
        await EndedAsync(TuttiProcess.PidsOf(ready));
    }

    [Fact]
    public async Task BackgroundJobOfAShellHearsTheInterrupt()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Shells of Unix start background jobs deaf to SIGINT.");
        var program = Path.Combine(AppContext.BaseDirectory, "tutti.dll");
        using var shell = TuttiProcess.StartProgram(
            Repository.SupervisedApp,
            "bash",
            "-c",
            $"dotnet '{program}' run --json --port 0 --no-watch & trap 'kill -INT $!' USR1; wait; wait $!; echo \"{{\\\"event\\\":\\\"exit $?\\\"}}\""
        );
        var pids = TuttiProcess.PidsOf(await shell.EventAsync("ready"));

        shell.Signal("USR1");

        await shell.EventAsync("exit 0");
        await EndedAsync(pids);
    }

    // They have been killed, at the latest; that they have gone is the system's affair.
    private static Task EndedAsync(int[] pids) =>
        Wait.UntilAsync(() => !pids.Any(TuttiProcess.IsAlive), "the processes to end", Wait.ForStop);

    private static TuttiProcess Run() =>
        TuttiProcess.Start(
            Repository.SupervisedApp,
            "run",
            "--json",
            "--port",
            "0",
            "--processes",
            "per-service",
            "--no-watch"
        );
}
