using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Tutti.Hosting;
using Tutti.Processes;
using Tutti.Runtime.Tests.App.Ledger;
using Tutti.Runtime.Tests.Fixtures;
using Tutti.Transport.Frames;

namespace Tutti.Runtime.Tests.ServiceCalls;

/// <summary>Versions of an app side by side, whose environments have a service in different processes.</summary>
public sealed class MovedServiceTests : IAsyncDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("tutti-");
    private readonly List<ProcessHosts> _hosts = [];
    private string _deadlines = "{}";
    private string[] _keys = [TestHost.Key];

    public async ValueTask DisposeAsync()
    {
        foreach (var hosts in Enumerable.Reverse(_hosts))
        {
            await hosts.DisposeAsync();
        }
        _directory.Delete(recursive: true);
    }

    [Theory]
    [InlineData("one", "two")]
    [InlineData("two", "one")]
    [InlineData("one", "three")]
    public async Task ACallerIsSentToWhereTheServiceIsInTheVersionOfTheCallee(string before, string after)
    {
        await StartAsync("one", LedgerIn(after));
        await StartAsync("two", LedgerIn(after));
        if (after == "three")
        {
            await StartAsync("three", LedgerIn(after));
        }
        var ledger = await ClientAsync(LedgerIn(before));

        Assert.Equal(3, (await ledger.AddAsync(1, 2)).Value);
        Assert.Equal(7, (await ledger.AddAgainAsync(3, 4)).Value);
    }

    [Fact]
    public async Task TwoProcessesThatPointAtEachOtherEndInAProblemWithinTheDeadline()
    {
        _deadlines = """{ "ledger.Add": "300ms" }""";
        await StartAsync("one", LedgerIn("two"));
        await StartAsync("two", LedgerIn("one"));
        var ledger = await ClientAsync(LedgerIn("one"));

        var problem = await Assert.ThrowsAsync<ProblemException>(() => ledger.AddAsync(1, 2));

        Assert.Equal(ProblemCode.Unavailable, problem.Code);
        Assert.Equal(
            "The service 'ledger' is in none of the processes that should have it; they run different versions of the app.",
            problem.Message
        );
    }

    [Fact]
    public async Task ACallThatFindsAServiceNowhereIsMadeAsSoonAsTheNextProcessHasIt()
    {
        await StartAsync("one", LedgerIn("two"));
        var old = await StartAsync("two", LedgerIn("one"));
        var ledger = await ClientAsync(LedgerIn("one"));
        var call = ledger.AddAsync(1, 2);
        await _hosts[^1]
            .Log.WaitForAsync(entry =>
                entry.Text.StartsWith("The service 'ledger' is not in", StringComparison.Ordinal)
            );
        Assert.False(call.IsCompleted);

        await old.StopAsync();
        await StartAsync("two", LedgerIn("two"));

        Assert.Equal(3, (await call).Value);
    }

    [Fact]
    public async Task OfReplicasOfDifferentVersionsThoseAreCalledThatHaveTheService()
    {
        await StartAsync("one", LedgerIn("two", replicas: 2));
        await StartAsync("one", LedgerIn("one", replicas: 2), replica: 2);
        await StartAsync("two", LedgerIn("one", replicas: 2));
        var ledger = await ClientAsync(LedgerIn("one", replicas: 2));

        for (var left = 0; left < 50; left++)
        {
            Assert.Equal(left + 1, (await ledger.AddAsync(left, 1)).Value);
        }
    }

    [Fact]
    public async Task AnEndpointThatItsServiceDoesNotHaveIsUnimplementedAtOnce()
    {
        await using var callee = new FalseCallee(Socket("one"), ["Add"], (_, _) => true);
        var ledger = await ClientAsync(LedgerIn("one"));

        var problem = await Assert.ThrowsAsync<ProblemException>(async () => await ledger.AddFastAsync(1, 2));

        Assert.Equal(ProblemCode.Unimplemented, problem.Code);
    }

    [Fact]
    public async Task AnEndpointThatItsServiceDoesNotHaveWhereItHasMovedIsUnimplementedAtOnce()
    {
        await StartAsync("one", LedgerIn("two"));
        await using var callee = new FalseCallee(
            Socket("two"),
            ["Add"],
            (_, call) =>
            {
                call.Reply(FrameFlags.None, """{"value":3}"""u8);
                return true;
            }
        );
        var ledger = await ClientAsync(LedgerIn("one"));

        var problem = await Assert.ThrowsAsync<ProblemException>(async () => await ledger.AddFastAsync(1, 2));

        Assert.Equal(ProblemCode.Unimplemented, problem.Code);
        Assert.Equal(3, (await ledger.AddAsync(1, 2)).Value);
    }

    [Fact]
    public async Task NobodyIsBelievedWhoHasProvedNothing()
    {
        _keys = [];
        await StartAsync("one", LedgerIn("two"));
        await StartAsync("two", LedgerIn("two"));
        var ledger = await ClientAsync(LedgerIn("one"));

        var problem = await Assert.ThrowsAsync<ProblemException>(() => ledger.AddAsync(1, 2));

        Assert.Equal(ProblemCode.Unimplemented, problem.Code);
    }

    [Theory]
    [InlineData("two")]
    [InlineData("three")]
    public async Task ASupervisorKnowsBetterWhereAProcessIs(string after)
    {
        await StartAsync("one", LedgerIn(after));
        await StartAsync(after, LedgerIn(after).Replace(Url(after), Url("else"), StringComparison.Ordinal));
        var front = await StartAsync("front", LedgerIn("one"));
        front.Services.GetRequiredService<AppRuntime>().Peers.Replace(after, [InternalUrl.Parse(Url("else"))]);

        var sum = await front.Services.GetRequiredService<ILedgerClient>().AddAsync(1, 2);

        Assert.Equal(3, sum.Value);
    }

    [Fact]
    public async Task WhatAProcessHasSaidIsForgottenWithItsConnection()
    {
        var one = await StartAsync("one", LedgerIn("three"));
        var three = await StartAsync("three", LedgerIn("three"));
        var ledger = await ClientAsync(LedgerIn("one"));
        await ledger.AddAsync(1, 2);

        await one.StopAsync();
        await StartAsync("one", LedgerIn("one"));
        await three.StopAsync();

        Assert.Equal(3, (await ledger.AddAsync(1, 2)).Value);
    }

    private async Task<WebApplication> StartAsync(string process, string environment, int replica = 1)
    {
        var hosts = new ProcessHosts(environment);
        _hosts.Add(hosts);
        return await hosts.StartAsync(process, settings: ("TUTTI_REPLICA", $"{replica}"));
    }

    private async Task<ILedgerClient> ClientAsync(string environment) =>
        (await StartAsync("front", environment)).Services.GetRequiredService<ILedgerClient>();

    private string LedgerIn(string process, int replicas = 1)
    {
        string[] Services(string name, string other) => name == process ? [other, "ledger"] : [other];
        var processes = new Dictionary<string, object>
        {
            ["front"] = new
            {
                gateway = true,
                services = new[] { "*" },
                url = Url("front"),
                listen = "http://127.0.0.1:0",
            },
            ["one"] =
                replicas == 1
                    ? new { services = Services("one", "guarded"), url = Url("one") }
                    : new
                    {
                        services = Services("one", "guarded"),
                        replicas,
                        url = new[] { Url("one"), Url("one-more") },
                    },
            ["two"] = new { services = Services("two", "orders"), url = Url("two") },
        };
        if (process == "three")
        {
            processes["three"] = new { services = Services("three", "background"), url = Url("three") };
        }
        return JsonSerializer.Serialize(
            new
            {
                type = "test",
                keys = _keys,
                deadlines = JsonDocument.Parse(_deadlines).RootElement,
                processes,
            }
        );
    }

    private string Socket(string process) => Path.Combine(_directory.FullName, process);

    private string Url(string process) => $"unix:{Socket(process)}";
}
