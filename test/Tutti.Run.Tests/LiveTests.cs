using System.Net;
using System.Text.Json;
using Tutti.Cli.Tests.Support;
using Tutti.Run.Tests.Support;
using Tutti.Support;

namespace Tutti.Run.Tests;

/// <summary>What <c>tutti describe --live</c> knows of an app that <c>tutti run</c> runs in several processes.</summary>
[Collection(LoadTests.Name)]
public sealed class LiveTests
{
    public LiveTests() => Needs.Postgres();

    [Fact]
    public async Task ProcessesAreShownAsTheyAreAlsoOneThatIsStoppedOrKilled()
    {
        using var app = new TrelloCopy();
        using var tutti = TuttiProcess.Start(
            app.Folder,
            ["run", "--json", "--port", "0", "--no-watch", "--processes", "per-service"]
        );
        var ready = await tutti.EventAsync("ready");
        var api = ready.GetProperty("api").GetString()!;
        // For this, board asks org.
        using var http = new HttpClient { DefaultRequestHeaders = { { "User-Id", "1" } } };
        using var boards = await http.GetAsync(
            new Uri($"{api}/orgs/99999/boards"),
            TestContext.Current.CancellationToken
        );
        Assert.Equal(HttpStatusCode.NotFound, boards.StatusCode);

        var run = await AskAsync(app);

        Assert.Equal(api, run.GetProperty("api").GetString());
        Assert.Equal(TuttiProcess.PidsOf(ready), PidsOf(run));
        Assert.All(Processes(run), process => Assert.Equal("ready", StateOf(process)));
        var peer = Of(run, "board").GetProperty("live").GetProperty("peers").EnumerateArray().Single();
        Assert.Equal("org", peer.GetProperty("process").GetString());
        Assert.Equal("healthy", peer.GetProperty("replicas")[0].GetProperty("state").GetString());
        var connection = peer.GetProperty("connections")[0];
        Assert.Equal(1, connection.GetProperty("binaryCalls").GetInt64());
        Assert.InRange(connection.GetProperty("binaryEndpoints").GetInt32(), 1, 20);
        Assert.Empty(connection.GetProperty("jsonEndpoints").EnumerateArray());
        var caller = Of(run, "org").GetProperty("live").GetProperty("callers")[0];
        Assert.Equal("board", caller.GetProperty("process").GetString());

        var (stopped, killed) = (PidOf(run, "org"), PidOf(run, "user"));
        Signal("STOP", stopped);
        Signal("KILL", killed);
        await Wait.UntilAsync(() => tutti.Events.Any(e => TuttiProcess.NameOf(e) == "exited"), "the end of user");
        run = await AskAsync(app);
        Signal("CONT", stopped);

        Assert.Equal("ready", StateOf(Of(run, "board")));
        Assert.Contains("does not answer within 2 s", Of(run, "org").GetProperty("error").GetString());
        Assert.NotEqual(killed, PidOf(run, "user"));

        tutti.Signal("INT");
        Assert.Equal(0, await tutti.ExitAsync());
        using var gone = TuttiProcess.Start(app.Folder, "describe", "--live");
        Assert.Equal(1, await gone.ExitAsync());
        await gone.TextAsync("is not being run on this machine");
    }

    private static async Task<JsonElement> AskAsync(TrelloCopy app)
    {
        using var tutti = TuttiProcess.Start(app.Folder, "describe", "--live", "--json");
        Assert.Equal(0, await tutti.ExitAsync());
        return JsonDocument.Parse(tutti.Out).RootElement;
    }

    private static void Signal(string signal, int? pid)
    {
        using var kill = System.Diagnostics.Process.Start("kill", [$"-{signal}", $"{pid}"]);
        kill.WaitForExit();
        Assert.Equal(0, kill.ExitCode);
    }

    private static IEnumerable<JsonElement> Processes(JsonElement run) => run.GetProperty("processes").EnumerateArray();

    private static JsonElement Of(JsonElement run, string name) =>
        Processes(run).Single(process => process.GetProperty("name").GetString() == name);

    private static int[] PidsOf(JsonElement run) => [.. Processes(run).Select(p => p.GetProperty("pid").GetInt32())];

    private static int? PidOf(JsonElement run, string name) =>
        Of(run, name).GetProperty("pid") is { ValueKind: JsonValueKind.Number } pid ? pid.GetInt32() : null;

    private static string? StateOf(JsonElement process) => process.GetProperty("live").GetProperty("state").GetString();
}
