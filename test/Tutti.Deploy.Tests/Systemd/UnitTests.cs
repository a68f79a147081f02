using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using Tutti.Support;

namespace Tutti.Deploy.Tests.Systemd;

/// <summary>The published app, run by the unit of <c>docs/guide/deploying.md</c>.</summary>
public sealed partial class UnitTests(PublishedTrello published) : IClassFixture<PublishedTrello>
{
    private static readonly string[] s_processes = ["edge", "money", "main"];

    private static readonly TimeSpan s_startTimeout = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task ItRunsUnprivilegedOnAReadOnlyFileSystemAndEndsWhenItIsTold()
    {
        await Sandbox.RequireAsync();
        var variables = WithFreePorts(UnitFile.EnvironmentFile());
        await using var databases = await StartDatabasesAsync(ValueOf(variables, "TRELLO_SQL_HOST"));
        var running = s_processes.ToDictionary(
            name => name,
            name => AppProcess.Start(Sandbox.StartOf(UnitFile.Of(name), published.Folder, variables))
        );
        try
        {
            await Task.WhenAll(running.Values.Select(process => process.Started)).WaitAsync(s_startTimeout);
            using var api = new ExampleApi(new Uri(ValueOf(variables, "TRELLO_LISTEN")));

            Assert.All(running.Values, process => RequireUnprivileged(process.Id));
            await RequireServingAsync(api);
            await RequirePrivateAsync(api, new Uri(ValueOf(variables, "TRELLO_MONEY_URL")));
            Assert.Contains("payment, subscription", running["money"].Log, StringComparison.Ordinal);
        }
        finally
        {
            var patience = TimeSpan.FromSeconds(
                int.Parse(UnitFile.Of("main")["TimeoutStopSec"], CultureInfo.InvariantCulture)
            );
            var stopped = await Task.WhenAll(running.Values.Select(process => process.StopAsync(patience)));
            Assert.All(
                running.Values.Zip(stopped),
                process => Assert.True(process.Second == 0, $"{process.Second}:\n{process.First.Log}")
            );
        }
    }

    [Fact]
    public void TheUnitStopsAProcessAsItWants()
    {
        var unit = UnitFile.Of("main");

        Assert.Equal("SIGTERM", unit["KillSignal"]);
        Assert.Equal(["TUTTI_ENV=production", "TUTTI_PROCESS=main"], unit.Environment);
        Assert.Equal($"{unit.WorkingDirectory}/{published.Report["program"]}", unit.ExecStart);
    }

    [Fact]
    public void TheProcessesThatTheGuideNamesAreThoseOfTheEnvironment()
    {
        var environment = published.Report["environments"]!
            .AsArray()
            .Single(one => (string?)one!["name"] == "production")!;

        Assert.Equal(s_processes, environment["processes"]!.AsArray().Select(process => (string?)process!["name"]));
    }

    // By TCP: what is in this machine's /tmp, such as a socket, the processes do not see.
    private static async Task<PostgresServer> StartDatabasesAsync(string address)
    {
        var (host, port) = address.Split(':') is [var name, var number] ? (name, number) : (address, "5432");
        var server = await PostgresServer.StartAsync($"listen_addresses={host}", $"port={port}");
        foreach (var statement in UnitFile.Databases())
        {
            await server.ExecuteAsync(statement);
        }
        return server;
    }

    private static void RequireUnprivileged(int process)
    {
        var status = File.ReadAllText($"/proc/{process}/status");
        Assert.Contains("\nUid:\t65534\t65534\t65534\t65534\n", status, StringComparison.Ordinal);
        Assert.Contains("\nNoNewPrivs:\t1\n", status, StringComparison.Ordinal);
        Assert.Contains("\nCapBnd:\t0000000000000000\n", status, StringComparison.Ordinal);
    }

    private static async Task RequireServingAsync(ExampleApi api)
    {
        var ada = (await api.SendAsync("POST /users", body: new { name = "Ada", email = "ada@example.com" })).Success();
        var org = (await api.SendAsync("POST /orgs", (int)ada["id"]!, new { name = "Engines" })).Success();
        var upgrade = new { plan = "Team", cardNumber = "4242424242424242" };
        var paid = await api.SendAsync($"POST /orgs/{org["id"]}/subscription/upgrade", (int)ada["id"]!, upgrade);
        Assert.Equal("Team", (string?)paid.Success()["plan"]);
        Assert.Equal(200, (await api.SendAsync("GET /readyz")).Status);
    }

    private static async Task RequirePrivateAsync(ExampleApi api, Uri money)
    {
        var charge = new
        {
            reference = "mine",
            amount = 1,
            cardNumber = "4242424242424242",
        };
        (await api.SendAsync("POST /payments", body: charge)).Fails(404, "not_found");
        (await api.SendAsync("POST /tutti/call/payment/Charge", body: charge)).Fails(404, "not_found");

        // The process itself, for whoever reaches it without the key.
        using var http = new HttpClient { BaseAddress = money };
        using var request = new HttpRequestMessage(HttpMethod.Post, "/tutti/call/payment/Charge")
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };
        using var response = await http.SendAsync(request);
        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
    }

    private static List<string> WithFreePorts(IEnumerable<string> variables) =>
        [.. variables.Select(line => Port().Replace(line, _ => $":{FreePort()}"))];

    private static string ValueOf(IEnumerable<string> variables, string name) =>
        variables.Single(line => line.StartsWith($"{name}=", StringComparison.Ordinal))[(name.Length + 1)..];

    // One that no system gives to those who ask for any: it is opened much later.
    private static int FreePort()
    {
        while (true)
        {
            var port = Random.Shared.Next(10_000, 30_000);
            using var listener = new TcpListener(IPAddress.Loopback, port);
            try
            {
                listener.Start();
                return port;
            }
            catch (SocketException)
            {
                // Taken: the next one.
            }
        }
    }

    [GeneratedRegex(@":\d+$")]
    private static partial Regex Port();
}
