using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Tutti.Processes;
using Tutti.Processes.Live;
using Tutti.Runtime.Tests.App.Ledger;
using Tutti.Runtime.Tests.App.Trouble;
using Tutti.Runtime.Tests.Fixtures;
using Tutti.Transport.Handshake;

namespace Tutti.Runtime.Tests.Observing;

/// <summary>What two processes, of which one calls the other, measure.</summary>
public sealed class MetricsTests
{
    private const string Front = "front";
    private const string Ledger = "ledger";
    private const string Add = "/shop/add?left=1&right=2";

    private readonly int _port = ProcessHosts.FreePort();

    private string Address => $"127.0.0.1:{_port}";

    [Fact]
    public async Task BothEndsOfAConnectionCountTheCallsOverIt()
    {
        await using var hosts = new ProcessHosts(Environment());
        using var ledger = new Measured(await hosts.StartAsync(Ledger));
        var host = await hosts.StartAsync(Front);
        using var front = new Measured(host);
        using var http = new HttpClient { BaseAddress = PublicOf(host) };

        var (sent, received) = await QuietAsync(front, ledger);
        await http.GetStringAsync(Add);
        await http.GetStringAsync(Add);

        Assert.Equal(sent + 2, front.Of("tutti.client.calls ledger binary"));
        Assert.Equal(0, front.Of("tutti.client.calls ledger json"));
        Assert.Equal(1, front.Of("tutti.connections ledger outgoing"));
        Assert.Equal(1, front.Of("tutti.client.replicas ledger healthy"));
        Assert.Equal(0, front.Of($"tutti.client.active_calls ledger {Address}"));
        Assert.Equal(received + 2, ledger.Of("tutti.server.calls front binary"));
        Assert.Equal(1, ledger.Of("tutti.connections front incoming"));
        Assert.Equal(0, ledger.Of("tutti.server.active_calls front"));
        Assert.InRange(front.Of("tutti.connection.io ledger transmit"), 1, 10_000);
        await Wait.UntilAsync(() =>
            front.Of("tutti.connection.io ledger transmit") == ledger.Of("tutti.connection.io front receive")
        );
    }

    [Fact]
    public async Task CallsInFlightAreSeenAtBothEndsAndInWhatTheProcessesTell()
    {
        var name = Guid.NewGuid().ToString("N");
        await using var hosts = new ProcessHosts(Environment());
        using var ledger = new Measured(await hosts.StartAsync(Ledger));
        var host = await hosts.StartAsync(Front);
        using var front = new Measured(host);
        var client = host.Services.GetRequiredService<ILedgerClient>();

        await QuietAsync(front, ledger);
        var waiting = client.WaitAsync(name, TestContext.Current.CancellationToken);
        await Gate.Shared.WaitAsync($"{name}-entered");

        Assert.Equal(1, front.Of($"tutti.client.active_calls ledger {Address}"));
        Assert.Equal(1, ledger.Of("tutti.server.active_calls front"));
        var told = await Asked.TellAsync(_port, TestHost.Key);
        Assert.Equal(new LiveEndpoint("ledger.Wait", 1), Assert.Single(told.Endpoints));
        Assert.Equal((Front, 1), (Assert.Single(told.Callers).Process, told.Callers[0].InFlight));

        Gate.Shared.Open(name);
        await waiting;
        await Wait.UntilAsync(() => ledger.Of("tutti.server.active_calls front") == 0);
        Assert.Equal(0, front.Of($"tutti.client.active_calls ledger {Address}"));
    }

    [Fact]
    public async Task AConnectionThatHasEndedIsNotOpenAndItsCallsStayCounted()
    {
        await using var hosts = new ProcessHosts(Environment());
        var ledger = await hosts.StartAsync(Ledger);
        var host = await hosts.StartAsync(Front);
        using var front = new Measured(host);
        using var http = new HttpClient { BaseAddress = PublicOf(host) };
        await http.GetStringAsync(Add);
        await Wait.UntilAsync(() => front.Of("tutti.client.calls ledger binary") == 2);

        await ledger.StopAsync(TestContext.Current.CancellationToken);

        await Wait.UntilAsync(() => front.Of("tutti.connections ledger outgoing") == 0);
        Assert.Equal(2, front.Of("tutti.client.calls ledger binary"));
    }

    [Fact]
    public async Task AProcessThatIsGoneIsLeftOutAndLetInAgain()
    {
        await using var hosts = new ProcessHosts(Environment());
        var host = await hosts.StartAsync(Front);
        using var front = new Measured(host);
        using var http = new HttpClient { BaseAddress = PublicOf(host) };

        await Wait.UntilAsync(async () =>
        {
            using var failed = await http.GetAsync(Add);
            Assert.Equal(HttpStatusCode.ServiceUnavailable, failed.StatusCode);
            return front.Of($"tutti.client.connection_failures ledger {Address} unreachable") > 0;
        });
        Assert.Equal(0, front.Of("tutti.client.replicas ledger healthy"));
        Assert.Equal(0, front.Of($"tutti.client.readmissions ledger {Address}"));

        await hosts.StartAsync(Ledger);
        await Wait.UntilAsync(async () =>
        {
            using var answer = await http.GetAsync(Add);
            return answer.IsSuccessStatusCode;
        });
        Assert.Equal(1, front.Of($"tutti.client.readmissions ledger {Address}"));
        Assert.Equal(1, front.Of("tutti.client.replicas ledger warming"));
    }

    [Fact]
    public async Task WhoHasNoKeyIsCounted()
    {
        await using var hosts = new ProcessHosts(Environment());
        using var ledger = new Measured(await hosts.StartAsync(Ledger));

        await Assert.ThrowsAnyAsync<HandshakeException>(() => Asked.TellAsync(_port, "another key"));
        using var connection = new ProcessConnection(InternalUrl.Parse($"http://{Address}"), "another key");
        using var request = new HttpRequestMessage(HttpMethod.Get, $"http://{Address}/readyz")
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };
        using var response = await connection.Http.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(1, ledger.Of("tutti.server.refusals handshake_refused"));
        Assert.Equal(1, ledger.Of("tutti.server.refusals key_missing"));
    }

    [Fact]
    public async Task AProcessThatHasEndedMeasuresNothing()
    {
        await using var hosts = new ProcessHosts(Environment());
        await hosts.StartAsync(Ledger);
        var host = await hosts.StartAsync(Front);
        using var front = new Measured(host);
        using var http = new HttpClient { BaseAddress = PublicOf(host) };
        await http.GetStringAsync(Add);
        Assert.NotEmpty(front.Names);

        await host.DisposeAsync();

        Assert.Empty(front.Names);
    }

    // The app calls by itself at its start, once.
    private static async Task<(long Sent, long Received)> QuietAsync(Measured front, Measured ledger)
    {
        await Wait.UntilAsync(() => ledger.Of("tutti.server.calls front binary") == 1);
        await Wait.UntilAsync(() => ledger.Of("tutti.server.active_calls front") == 0);
        return (front.Of("tutti.client.calls ledger binary"), ledger.Of("tutti.server.calls front binary"));
    }

    private static Uri PublicOf(WebApplication host) =>
        new(host.Urls.Single(url => url.Contains("127.0.0.1", StringComparison.Ordinal)));

    private string Environment() =>
        $$"""
            {
              "keys": ["{{TestHost.Key}}"],
              "processes": {
                "front": { "gateway": true, "services": ["*"], "url": "http://localhost:{{ProcessHosts.FreePort()}}", "listen": "http://127.0.0.1:0" },
                "ledger": { "services": ["ledger"], "url": "http://{{Address}}" }
              }
            }
            """;
}
