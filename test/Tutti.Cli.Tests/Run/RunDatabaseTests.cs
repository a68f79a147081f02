using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Tutti.Cli.Tests.Support;

namespace Tutti.Cli.Tests.Run;

/// <summary>An app with a database, as a developer runs it.</summary>
public sealed class RunDatabaseTests : IDisposable
{
    private readonly NotesApp _app = new();
    private readonly HttpClient _http = new();

    public void Dispose()
    {
        _http.Dispose();
        _app.Dispose();
    }

    [Fact]
    public async Task DatabaseIsThereMigratesOnSaveAndKeepsWhatIsInItWhenTheAppIsRunAgain()
    {
        using (var tutti = Start("per-service"))
        {
            var ready = await tutti.EventAsync("ready");
            var api = ready.GetProperty("api").GetString()!;
            Assert.Equal(
                """[{"name":"notes","owner":"notes","services":["notes","stats"]}]""",
                ready.GetProperty("databases").GetRawText()
            );
            Assert.True((await tutti.EventAsync("postgres")).GetProperty("seconds").GetDouble() > 0);
            await AddAsync(api, "first");
            Assert.Equal(1, await CountAsync(api));

            _app.Migrate("2_shout", "update notes set text = upper(text);");
            await tutti.EventAsync("ready", number: 2);

            // Who counts has nothing to do with migrations.
            Assert.Equal(["notes"], Texts((await tutti.EventAsync("restarting")).GetProperty("processes")));
            Assert.Equal(["FIRST"], await TextsAsync(api));

            // Another command uses the server that is up, and does not stop it.
            Assert.Equal(0, (await _app.DbAsync("status")).ExitCode);
            Assert.Equal(1, await CountAsync(api));

            tutti.Signal("INT");
            Assert.Equal(0, await tutti.ExitAsync());
        }
        await StoppedAsync();

        using var again = Start("single");
        var next = await again.EventAsync("ready");
        Assert.Equal(["FIRST"], await TextsAsync(next.GetProperty("api").GetString()!));
        // The server was started beside the build, for the build before needed it.
        var events = again.Events.Select(TuttiProcess.NameOf).ToList();
        Assert.True(events.IndexOf("postgres") < events.IndexOf("built"), string.Join(", ", events));
        again.Signal("INT");
        Assert.Equal(0, await again.ExitAsync());
    }

    [Fact]
    public async Task BadMigrationLeavesTheVersionBeforeServingAndIsShownAsTheAppSaysIt()
    {
        using var tutti = Start("single");
        var api = (await tutti.EventAsync("ready")).GetProperty("api").GetString()!;
        await AddAsync(api, "kept");

        _app.Migrate("2_bad", "alter table notes add colum done bool;");
        await tutti.EventAsync("not-replaced");

        Assert.Contains("Notes/migrations/2_bad.up.sql(1): ", tutti.Out);
        Assert.Equal(["kept"], await TextsAsync(api));

        _app.Migrate("2_bad", "alter table notes add column done bool;");
        await tutti.EventAsync("ready", number: 2);
        Assert.Equal(["kept"], await TextsAsync(api));
        tutti.Signal("INT");
        Assert.Equal(0, await tutti.ExitAsync());
    }

    [Fact]
    public async Task ServerThatIsKilledIsStartedAgainAndTheAppRecovers()
    {
        using var tutti = Start("per-service");
        var api = (await tutti.EventAsync("ready")).GetProperty("api").GetString()!;
        await AddAsync(api, "kept");
        Assert.Equal(1, await CountAsync(api));

        KillServer();

        // Until it is there again calls are unavailable, and nothing else.
        await Wait.UntilAsync(() => tutti.Out.Contains("PostgreSQL has ended", StringComparison.Ordinal), "the notice");
        await WorksAgainAsync($"{api}/notes");
        await WorksAgainAsync($"{api}/stats/notes");
        Assert.Equal(["kept"], await TextsAsync(api));
        await AddAsync(api, "new");
        Assert.Equal(2, await CountAsync(api));
        // The processes are those from before.
        Assert.DoesNotContain("restarting", tutti.Events.Select(TuttiProcess.NameOf));

        // It ends as it would otherwise, also while the server is gone.
        KillServer();
        tutti.Signal("INT");
        Assert.Equal(0, await tutti.ExitAsync());
    }

    [Fact]
    public async Task WhoOnlyReadsCannotWriteWhateverItSets()
    {
        _app.Write(
            "Stats/Attempts.cs",
            """
            using Npgsql;
            using NotesApp.Notes;
            using Tutti;

            namespace NotesApp.Stats;

            public sealed class Attempts([ReadOnly] NotesDb db)
            {
                [Get("/stats/attempts", Public = true)]
                public async Task<List<string>> Try(CancellationToken ct) =>
                    [
                        await StateAsync("insert into notes (text) values ('no')", ct),
                        await StateAsync("begin; set transaction read write; insert into notes (text) values ('no')", ct),
                        await StateAsync("set default_transaction_read_only = off; commit; insert into notes (text) values ('no')", ct),
                        await StateAsync("begin; set transaction read write; create table public.mine (id int)", ct),
                        await StateAsync("begin; set transaction read write; drop table notes", ct),
                        await StateAsync("set role notes", ct),
                        await StateAsync("set role postgres", ct),
                        await StateAsync("select 1", ct),
                    ];

                private async Task<string> StateAsync(string statements, CancellationToken ct)
                {
                    await using var connection = await db.DataSource.OpenConnectionAsync(ct);
                    await using var command = new NpgsqlCommand(statements, connection);
                    try
                    {
                        await command.ExecuteNonQueryAsync(ct);
                        return "done";
                    }
                    catch (PostgresException refusal)
                    {
                        return refusal.SqlState;
                    }
                }
            }
            """
        );
        using var tutti = Start("per-service");
        var api = (await tutti.EventAsync("ready")).GetProperty("api").GetString()!;
        await AddAsync(api, "kept");

        // Read-only transactions refuse at first (25006); whoever ends them is refused by what the role may do (42501).
        Assert.Equal(
            ["25006", "42501", "42501", "42501", "42501", "42501", "42501", "done"],
            Texts(await JsonAsync($"{api}/stats/attempts"))
        );
        Assert.Equal(["kept"], await TextsAsync(api));
        Assert.Equal(1, await CountAsync(api));
        tutti.Signal("INT");
        Assert.Equal(0, await tutti.ExitAsync());
    }

    [Fact]
    public async Task NewDatabaseIsMadeOnSave()
    {
        using var tutti = Start("per-service");
        var api = (await tutti.EventAsync("ready")).GetProperty("api").GetString()!;

        _app.Write(
            "Stats/StatsDb.cs",
            """
            using Tutti;

            namespace NotesApp.Stats;

            [SqlDatabase("stats")]
            public sealed class StatsDb : SqlDatabase;

            public sealed class Answer(StatsDb db)
            {
                [Get("/stats/answer", Public = true)]
                public async Task<Count> Get(CancellationToken ct) =>
                    new(await db.ExecuteScalarAsync<long>($"select 42::bigint", ct));
            }
            """
        );
        var ready = await tutti.EventAsync("ready", number: 2);

        Assert.Equal(["notes", "stats"], ready.GetProperty("databases").EnumerateArray().Select(NameOf));
        Assert.DoesNotContain("notes", Texts((await tutti.EventAsync("restarting")).GetProperty("processes")));
        var answer = await _http.GetStringAsync(new Uri($"{api}/stats/answer"), TestContext.Current.CancellationToken);
        Assert.Equal("""{"value":42}""", answer);
        tutti.Signal("INT");
        Assert.Equal(0, await tutti.ExitAsync());
    }

    private void KillServer()
    {
        var file = Path.Combine(_app.Folder, ".tutti", "postgres", "data", "postmaster.pid");
        using var server = Process.GetProcessById(
            int.Parse(File.ReadLines(file).First(), System.Globalization.CultureInfo.InvariantCulture)
        );
        server.Kill();
    }

    private async Task WorksAgainAsync(string url)
    {
        var clock = Stopwatch.StartNew();
        while (true)
        {
            using var answer = await _http.GetAsync(new Uri(url), TestContext.Current.CancellationToken);
            if (answer.IsSuccessStatusCode)
            {
                return;
            }
            Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
            Assert.True(clock.Elapsed < TimeSpan.FromSeconds(30), "It has not come back.");
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }

    private TuttiProcess Start(string processes) =>
        TuttiProcess.Start(_app.Folder, "run", "--json", "--port", "0", "--processes", processes);

    // The last who used the server has stopped it.
    private Task StoppedAsync() =>
        Wait.UntilAsync(
            () => !File.Exists(Path.Combine(_app.Folder, ".tutti", "postgres", "data", "postmaster.pid")),
            "the server to end"
        );

    private async Task AddAsync(string api, string text)
    {
        using var answer = await _http.PostAsJsonAsync(
            new Uri($"{api}/notes"),
            new { text },
            TestContext.Current.CancellationToken
        );
        answer.EnsureSuccessStatusCode();
    }

    private async Task<int> CountAsync(string api) =>
        (await JsonAsync($"{api}/stats/notes")).GetProperty("value").GetInt32();

    private async Task<IEnumerable<string?>> TextsAsync(string api) =>
        (await JsonAsync($"{api}/notes")).EnumerateArray().Select(note => note.GetProperty("text").GetString());

    private Task<JsonElement> JsonAsync(string url) =>
        _http.GetFromJsonAsync<JsonElement>(new Uri(url), TestContext.Current.CancellationToken);

    private static string? NameOf(JsonElement database) => database.GetProperty("name").GetString();

    private static IEnumerable<string?> Texts(JsonElement array) =>
        array.EnumerateArray().Select(text => text.GetString());
}
