using System.Text.Json;
using Tutti.Cli.Tests.Support;
using Tutti.Run.Tests.Support;
using Tutti.Support;

namespace Tutti.Run.Tests;

/// <summary>The whole way: a file is saved while <c>tutti run</c> serves.</summary>
[Collection(LoadTests.Name)]
public sealed class SaveTests
{
    public SaveTests() => Needs.Postgres();

    private const string Users = "Usr/Users/UserService.cs";

    [Theory]
    [InlineData("single")]
    [InlineData("per-service")]
    public async Task SavedFileIsServedWithoutAFailedRequestAndOnlyByTheProcessesThatItConcerns(string grouping)
    {
        using var app = new TrelloCopy();
        using var tutti = TuttiProcess.Start(app.Folder, "run", "--json", "--port", "0", "--processes", grouping);
        var before = await tutti.EventAsync("ready");
        var api = before.GetProperty("api").GetString()!;
        var ada = await Stored.UserAsync(api);
        await using var load = SteadyLoad.Start(api);
        await load.GoOnAsync();

        app.Replace(Users, "There is no user {userId}.", "There is no user {userId}. None at all.");
        var after = await tutti.EventAsync("ready", number: 2);
        Assert.Contains("None at all.", await Stored.TextAsync(api, "/users/99999"));
        Assert.Equal(ada.Text, await Stored.TextAsync(api, ada.Path));
        await load.GoOnAsync();

        var answers = await load.EndAsync();
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{grouping}: {answers.Count} requests during the build and the rollover; {await tutti.EventAsync("replaced")}"
        );
        Assert.Empty(answers.Select(answer => answer.Failure).Where(failure => failure.Length > 0).Distinct());
        string[] replaced = grouping == "single" ? ["app"] : ["user"];
        Assert.Equal(replaced, PidsOf(before).Except(PidsOf(after)).Select(process => process.Name));
        Assert.Equal(replaced, Texts((await tutti.EventAsync("restarting")).GetProperty("processes")));

        tutti.Signal("INT");
        Assert.Equal(0, await tutti.ExitAsync());
    }

    [Fact]
    public async Task SaveThatChangesNothingOfWhatRunsReplacesNothing()
    {
        using var app = new TrelloCopy();
        app.Write(
            "tutti.local.json",
            """{ "processes": { "all": { "gateway": true, "services": ["*"], "replicas": 2 } } }"""
        );
        using var tutti = TuttiProcess.Start(app.Folder, "run", "--json", "--port", "0");
        var before = await tutti.EventAsync("ready");
        Assert.Equal(["all#1", "all#2"], PidsOf(before).Select(process => process.Name));

        app.Write("tutti.other.json", "{}");
        await tutti.EventAsync("unchanged");
        app.Write("tutti.local.json", """{ "processes": "single", "shutdown": { "timeout": "1s" } }""");
        var after = await tutti.EventAsync("ready", number: 2);

        Assert.Equal(["app"], PidsOf(after).Select(process => process.Name));
        await Wait.UntilAsync(
            () => !TuttiProcess.PidsOf(before).Any(TuttiProcess.IsAlive),
            "the processes of the old environment to end"
        );
        tutti.Signal("INT");
        Assert.Equal(0, await tutti.ExitAsync());
    }

    private static IReadOnlyList<(string Name, int Pid)> PidsOf(JsonElement ready) =>
        [
            .. ready
                .GetProperty("processes")
                .EnumerateArray()
                .Select(process => (process.GetProperty("name").GetString()!, process.GetProperty("pid").GetInt32())),
        ];

    private static IEnumerable<string?> Texts(JsonElement array) =>
        array.EnumerateArray().Select(text => text.GetString());
}
