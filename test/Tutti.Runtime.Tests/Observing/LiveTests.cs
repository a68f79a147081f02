using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Tutti.Processes.Live;
using Tutti.Runtime.Tests.Fixtures;

namespace Tutti.Runtime.Tests.Observing;

/// <summary>What processes tell of themselves.</summary>
public sealed class LiveTests
{
    private readonly int _front = ProcessHosts.FreePort();
    private readonly int _ledger = ProcessHosts.FreePort();

    [Fact]
    public async Task AProcessTellsWhoItIsAndHowItStandsWithTheOthers()
    {
        await using var hosts = new ProcessHosts(Environment());
        await hosts.StartAsync("ledger");
        var front = await hosts.StartAsync("front");
        using var http = new HttpClient { BaseAddress = PublicOf(front) };
        await http.GetStringAsync("/shop/add?left=1&right=2");

        var told = await Asked.TellAsync(_front, TestHost.Key);

        Assert.Equal(("front", "ready", true), (told.Process, told.State, told.Gateway));
        Assert.Equal(System.Environment.ProcessId, told.Pid);
        Assert.Contains("shop", told.Services);
        Assert.DoesNotContain("ledger", told.Services);
        Assert.Equal(0, told.Requests);
        Assert.Empty(told.Callers);
        var peer = Assert.Single(told.Peers);
        var replica = Assert.Single(peer.Replicas);
        Assert.Equal(("ledger", 0L), (peer.Process, peer.Retries));
        Assert.Equal(($"127.0.0.1:{_ledger}", "healthy"), (replica.Address, replica.State));
        var connection = Assert.Single(peer.Connections);
        Assert.InRange(connection.BinaryCalls, 1, 2);
        Assert.Equal(0, connection.JsonCalls);
        Assert.InRange(connection.BinaryEndpoints, 10, 100);
        Assert.Empty(connection.JsonEndpoints);
        Assert.Empty(connection.MissingEndpoints);
    }

    [Fact]
    public async Task AProcessThatCannotBeReachedIsToldOfWithTheReason()
    {
        await using var hosts = new ProcessHosts(Environment());
        var front = await hosts.StartAsync("front");
        using var http = new HttpClient { BaseAddress = PublicOf(front) };
        using var failed = await http.GetAsync("/shop/add?left=1&right=2");

        var told = await Asked.TellAsync(_front, TestHost.Key);

        var replica = Assert.Single(Assert.Single(told.Peers).Replicas);
        Assert.Equal("unreachable", replica.Reason);
        Assert.NotEqual("healthy", replica.State);
        Assert.InRange(replica.Failures, 1, 10);
        Assert.Empty(told.Peers[0].Connections);
    }

    [Fact]
    public async Task NothingSecretIsTold()
    {
        await using var hosts = new ProcessHosts(Environment());
        await hosts.StartAsync("ledger");

        var told = JsonSerializer.Serialize(await Asked.TellAsync(_ledger, TestHost.Key), LiveJson.Default.LiveProcess);

        Assert.DoesNotContain(TestHost.Key, told, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/$tutti/Live")]
    [InlineData("/tutti/call/$tutti/Live")]
    public async Task NobodyOutsideIsTold(string path)
    {
        await using var hosts = new ProcessHosts(Environment());
        var front = await hosts.StartAsync("front");
        using var http = new HttpClient { BaseAddress = PublicOf(front) };
        using var request = new HttpRequestMessage(HttpMethod.Post, path);
        request.Headers.Add("tutti-key", TestHost.Key);

        using var response = await http.SendAsync(request);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    private static Uri PublicOf(WebApplication host) =>
        new(host.Urls.Single(url => url.Contains("127.0.0.1", StringComparison.Ordinal)));

    private string Environment() =>
        $$"""
            {
              "keys": ["{{TestHost.Key}}"],
              "processes": {
                "front": { "gateway": true, "services": ["*"], "url": "http://localhost:{{_front}}", "listen": "http://127.0.0.1:0" },
                "ledger": { "services": ["ledger"], "url": "http://127.0.0.1:{{_ledger}}" }
              }
            }
            """;
}
