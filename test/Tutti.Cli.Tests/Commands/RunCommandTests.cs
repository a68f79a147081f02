using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Tutti.Cli.Tests.Support;

namespace Tutti.Cli.Tests.Commands;

public sealed class RunCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = TemporaryFolder.WithSupervisedApp();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task PersonSeesTheApiBaseUrlOnStandardOutputAndTheRestOnStandardError()
    {
        using var tutti = TuttiProcess.Start(_folder.Path, "run", "--port", "0", "--no-watch");

        await tutti.TextAsync("API Base URL: http://127.0.0.1:");
        var api = tutti.Out.Trim()["API Base URL: ".Length..];
        await GetAsync(api, "/log/hello%20log");
        await tutti.TextAsync("app | hello log");
        tutti.Signal("INT");

        Assert.Equal(0, await tutti.ExitAsync());
        Assert.Single(tutti.Out.TrimEnd('\n').Split('\n'));
        Assert.Contains("Building supervised", tutti.Error);
        Assert.Contains("Ready: 2 services in 1 process", tutti.Error);
        Assert.Matches(@"\n  app  \d+  gateway, echo, hello\n", tutti.Error);
        Assert.DoesNotContain('\e', tutti.Error);
    }

    [Fact]
    public async Task MachineReadsOneEventPerLine()
    {
        using var tutti = TuttiProcess.Start(
            _folder.Path,
            "run",
            "--json",
            "--port",
            "0",
            "--processes",
            "per-service"
        );

        var ready = await tutti.EventAsync("ready");
        await GetAsync(ApiOf(ready), "/log/hello");
        var log = await tutti.EventAsync("log");
        tutti.Signal("TERM");

        Assert.Equal(0, await tutti.ExitAsync());
        Assert.Equal("""{"event":"log","process":"gateway","stream":"stdout","text":"hello"}""", log.GetRawText());
        Assert.Equal("ready", ready.EnumerateObject().First().Value.GetString());
        Assert.Equal(["gateway", "echo", "hello"], NamesOf(ready));
        Assert.All(tutti.Events, happened => Assert.Equal("event", happened.EnumerateObject().First().Name));
        Assert.Equal(
            ["building", "built", "ready", "log", "stopping", "stopped"],
            tutti.Events.Select(TuttiProcess.NameOf)
        );
        Assert.Equal("", tutti.Error);
        Assert.Empty(Directory.EnumerateDirectories(_folder.Combine(".tutti/run")));
    }

    [Fact]
    public async Task TakenPortIsReplacedAndSaid()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var taken = ((IPEndPoint)listener.LocalEndpoint).Port;
        using var tutti = TuttiProcess.Start(_folder.Path, "run", "--json", "--port", $"{taken}");

        var api = ApiOf(await tutti.EventAsync("ready"));
        tutti.Signal("INT");
        await tutti.ExitAsync();

        Assert.NotEqual($"http://127.0.0.1:{taken}", api);
        var notice = (await tutti.EventAsync("notice")).GetProperty("message").GetString();
        Assert.Equal($"Port {taken} is taken; using {new Uri(api).Port}.", notice);
    }

    [Fact]
    public async Task SavedFilesAreBuiltAndServedAndBrokenOnesAreNot()
    {
        using var tutti = TuttiProcess.Start(_folder.Path, "run", "--json", "--port", "0");
        var first = await tutti.EventAsync("ready");
        Assert.Equal("first", await GetAsync(ApiOf(first), "/message"));

        _folder.Replace("Messages.cs", "first", "second");
        var second = await tutti.EventAsync("ready", number: 2);
        Assert.Equal("second", await GetAsync(ApiOf(second), "/message"));
        Assert.Equal(ApiOf(first), ApiOf(second));
        await Wait.UntilAsync(() => !TuttiProcess.PidsOf(first).Any(TuttiProcess.IsAlive), "the old process to end");

        _folder.Replace("Messages.cs", "\"second\"", "missing");
        var failed = await tutti.EventAsync("build-failed");
        Assert.True(failed.GetProperty("serving").GetBoolean());
        Assert.Equal(
            "CS0103",
            failed.GetProperty("diagnostics").EnumerateArray().Single().GetProperty("code").GetString()
        );
        Assert.Equal("second", await GetAsync(ApiOf(second), "/message"));

        _folder.Replace("Messages.cs", "missing", "\"third\"");
        var third = await tutti.EventAsync("ready", number: 3);
        Assert.Equal("third", await GetAsync(ApiOf(third), "/message"));
        // Of the copies that the processes ran from only the newest is left.
        var session = Directory.EnumerateDirectories(_folder.Combine(".tutti/run")).Single();
        await Wait.UntilAsync(() => Directory.EnumerateDirectories(session).Count() == 1, "old copies to be removed");

        tutti.Signal("INT");
        Assert.Equal(0, await tutti.ExitAsync());
    }

    [Fact]
    public async Task SaveThatDoesNotStartIsMendedByTheNextOne()
    {
        using var tutti = TuttiProcess.Start(_folder.Path, "run", "--json", "--port", "0");
        await tutti.EventAsync("ready");

        _folder.Write("behaviour.txt", "crash-at-start");
        _folder.Replace("Messages.cs", "first", "second");
        await tutti.EventAsync("waiting");
        var failed = await tutti.EventAsync("not-replaced");
        Assert.Equal("app", failed.GetProperty("processes").EnumerateArray().Single().GetString());
        Assert.Equal("first", await GetAsync(ApiOf(await tutti.EventAsync("ready")), "/message"));
        File.Delete(_folder.Combine("behaviour.txt"));
        _folder.Replace("Messages.cs", "second", "third");

        var ready = await tutti.EventAsync("ready", number: 2);
        Assert.Equal("third", await GetAsync(ApiOf(ready), "/message"));
        tutti.Signal("INT");
        Assert.Equal(0, await tutti.ExitAsync());
    }

    [Fact]
    public async Task EnvironmentIsTriedHereWithItsOwnGroupsAndOneProcessOfEach()
    {
        _folder.Write(
            "tutti.production.json",
            """
            {
              "keys": [{ "$env": "A_KEY_THAT_IS_NOT_SET" }],
              "processes": {
                "edge": { "gateway": true, "services": ["hello"], "replicas": 2, "listen": "https://*:8443" },
                "rest": { "services": ["*"], "url": "https://rest.internal:8081" }
              },
              "shutdown": { "timeout": "1s" }
            }
            """
        );
        string[] args = ["run", "--json", "--port", "0", "--no-watch", "--env", "production"];

        using var here = TuttiProcess.Start(_folder.Path, [.. args, "--local"]);
        using var all = TuttiProcess.Start(_folder.Path, [.. args, "--local", "--replicas"]);
        var refused = await CommandRun.RunAsync(_folder.Path, args);

        Assert.Equal(["edge", "rest"], NamesOf(await here.EventAsync("ready")));
        Assert.Equal("first", await GetAsync(ApiOf(await here.EventAsync("ready")), "/message"));
        Assert.Equal(["edge#1", "edge#2", "rest"], NamesOf(await all.EventAsync("ready")));
        Assert.NotEqual(ExitCodes.Success, refused.ExitCode);
        Assert.Contains("tutti run --env production --local", refused.Error);
    }

    [Theory]
    [InlineData(new[] { "--env", "other" }, "The app has no environment other. There are: local.")]
    [InlineData(new[] { "--env", "local", "--processes", "single" }, "leave out --processes or --env")]
    public async Task EnvironmentThatCannotBeMeantIsRefusedBeforeABuild(string[] args, string message)
    {
        _folder.Write("tutti.local.json", "{}");

        var run = await CommandRun.RunAsync(_folder.Path, ["run", "--port", "0", .. args]);

        Assert.NotEqual(ExitCodes.Success, run.ExitCode);
        Assert.Contains(message, run.Error);
        Assert.DoesNotContain("Building", run.Error);
    }

    [Fact]
    public async Task LocalEnvironmentIsUsedIfThereIsOne()
    {
        _folder.Write("tutti.local.json", """{ "processes": "per-service" }""");
        using var tutti = TuttiProcess.Start(_folder.Path, "run", "--json", "--port", "0", "--no-watch");

        Assert.Equal(["gateway", "echo", "hello"], NamesOf(await tutti.EventAsync("ready")));
    }

    [Fact]
    public async Task AppThatDoesNotCompileShowsTheErrorsAndEnds()
    {
        _folder.Write("Broken.cs", "class Broken {");

        var run = await CommandRun.RunAsync(_folder.Path, "run", "--port", "0");

        Assert.Equal(ExitCodes.Failed, run.ExitCode);
        Assert.Contains("error[CS1513]: } expected", run.Error);
        Assert.Contains("The build failed: 1 error, 0 warnings.", run.Error);
        Assert.DoesNotContain("   at ", run.Error);
    }

    [Fact]
    public async Task AppThatEndsAtStartShowsItsWordsAndEnds()
    {
        _folder.Write("behaviour.txt", "crash-at-start");

        var run = await CommandRun.RunAsync(_folder.Path, "run", "--port", "0");

        Assert.Equal(ExitCodes.AppFailed, run.ExitCode);
        Assert.Contains("app | Cannot start: no teapot.", run.Error);
        Assert.Contains("Process app ended with exit code 7 before it was ready.", run.Error);
    }

    [Fact]
    public async Task LibraryIsNoApp()
    {
        _folder.Replace("SupervisedApp.csproj", "<Nullable>", "<OutputType>Library</OutputType><Nullable>");
        File.Delete(_folder.Combine("Program.cs"));

        var run = await CommandRun.RunAsync(_folder.Path, "run", "--json", "--port", "0");

        Assert.Equal(ExitCodes.NoApp, run.ExitCode);
        var error = JsonDocument.Parse(run.Out.Split('\n').First(line => line.Contains("\"error\""))).RootElement;
        Assert.Contains("is a library", error.GetProperty("message").GetString());
    }

    private static IEnumerable<string?> NamesOf(JsonElement ready) =>
        ready.GetProperty("processes").EnumerateArray().Select(process => process.GetProperty("name").GetString());

    private static string ApiOf(JsonElement ready) => ready.GetProperty("api").GetString()!;

    private static async Task<string> GetAsync(string api, string path)
    {
        using var client = new HttpClient();
        return await client.GetStringAsync(new Uri(api + path), TestContext.Current.CancellationToken);
    }
}
