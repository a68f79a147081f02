using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Tutti.Processes;
using Tutti.Processes.Supervision;
using Tutti.Runtime.Tests.Fixtures;

namespace Tutti.Runtime.Tests.Hosting;

/// <summary>Processes whose supervisor has the public address.</summary>
public sealed class SupervisedTests : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("tutti-");

    public void Dispose() => _directory.Delete(recursive: true);

    [Fact]
    public async Task ASingleProcessListensInsideOnlyAndServesWhatIsForwarded()
    {
        using var process = Start(
            "app",
            new
            {
                app = new
                {
                    gateway = true,
                    services = s_all,
                    url = UrlOf("app"),
                },
            }
        );
        Assert.Empty(await process.ReadyAsync());
        using var connection = ConnectTo("app");
        await using var front = await Front.StartAsync(connection);
        using var http = new HttpClient { BaseAddress = front.Address };

        Assert.Equal("""{"value":7}""", await http.GetStringAsync("/values/int/7"));
        using var posted = await http.PostAsJsonAsync("/orders/lines", Array.Empty<int>());
        Assert.Equal("[]", await posted.Content.ReadAsStringAsync());
        using var unknown = await http.GetAsync("/no/such/route");
        await ProblemBody.OfAsync(unknown, HttpStatusCode.NotFound, "not_found");
        Assert.Contains(
            $"\"host\":\"{front.Address.Authority}\"",
            await http.GetStringAsync("/origin"),
            StringComparison.Ordinal
        );

        process.EndInput();
        Assert.Equal(0, await process.ExitedAsync());
    }

    [Fact]
    public async Task CallsGoToWhereTheSupervisorSaysThatTheOthersAre()
    {
        var environment = new
        {
            front = new
            {
                gateway = true,
                services = new[] { "*" },
                url = UrlOf("front"),
            },
            ledger = new { services = new[] { "ledger" }, url = UrlOf("ledger") },
        };
        using var caller = Start("front", environment);
        using var first = Start("ledger", environment);
        await caller.ReadyAsync();
        await first.ReadyAsync();
        using var connection = ConnectTo("front");
        await using var front = await Front.StartAsync(connection);
        using var http = new HttpClient { BaseAddress = front.Address };
        await AnswersAsync(http, "/shop/add?left=1&right=2", """{"value":3}""", caller);

        using var second = Start(
            "ledger",
            environment with
            {
                ledger = new { services = new[] { "ledger" }, url = UrlOf("ledger.2") },
            }
        );
        await second.ReadyAsync();
        caller.Tell(
            SupervisorLines.Write(
                new PeersLine(4, new Dictionary<string, IReadOnlyList<string>> { ["ledger"] = [UrlOf("ledger.2")] })
            )
        );
        var answer = await caller.SaysAsync();
        Assert.Equal((ProcessLine.Peers, 4), (answer.Tutti, answer.Number));
        first.EndInput();
        Assert.Equal(0, await first.ExitedAsync());

        await AnswersAsync(http, "/shop/add?left=1&right=2", """{"value":3}""", caller);
        await AnswersAsync(http, "/ledger/total", """{"value":42}""", caller);
    }

    private static readonly string[] s_all = ["*"];

    private static async Task AnswersAsync(HttpClient http, string path, string expected, AppProcess process)
    {
        using var response = await http.GetAsync(path);
        var body = await response.Content.ReadAsStringAsync();
        Assert.True(
            response.StatusCode == HttpStatusCode.OK && body == expected,
            $"{(int)response.StatusCode} {body}, after:\n{process.Log}"
        );
    }

    private string UrlOf(string name) => $"unix:{Path.Combine(_directory.FullName, name)}.sock";

    private ProcessConnection ConnectTo(string name) => new(InternalUrl.Parse(UrlOf(name)), TestHost.Key);

    private static AppProcess Start(string name, object processes) =>
        AppProcess.Start(
            new Dictionary<string, string?>
            {
                ["TUTTI_PROCESS"] = name,
                ["TUTTI_ENV_JSON"] = JsonSerializer.Serialize(new { keys = new[] { TestHost.Key }, processes }),
            }
        );
}
