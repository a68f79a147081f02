using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Tutti.Runtime.Tests.App.Ledger;
using Tutti.Runtime.Tests.Fixtures;

namespace Tutti.Runtime.Tests.ServiceCalls;

/// <summary>Processes that start together, in whatever order.</summary>
public sealed class StartOrderTests : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("tutti-");

    public void Dispose() => _directory.Delete(recursive: true);

    [Fact]
    public async Task ACallThatFindsNobodyWhileItsProcessStartsWaitsForThePeer()
    {
        await using var hosts = new ProcessHosts(Environment());
        var calls = new CallsAtStart();
        var starting = hosts.StartAsync("front", builder => builder.Services.AddSingleton(calls.Create));
        await hosts.Log.WaitForAsync(entry =>
            entry.Text.StartsWith("The process 'ledger' does not listen yet", StringComparison.Ordinal)
        );
        Assert.False(starting.IsCompleted);

        await hosts.StartAsync("ledger");

        await starting;
        Assert.Equal(42, calls.Sum);
    }

    [Fact]
    public async Task ItWaitsNoLongerThanItsDeadline()
    {
        await using var hosts = new ProcessHosts(Environment(""" "ledger.Add": "300ms" """));

        var exception = await Assert.ThrowsAsync<ProblemException>(() =>
            hosts.StartAsync("front", builder => builder.Services.AddSingleton(new CallsAtStart().Create))
        );

        Assert.Equal(ProblemCode.DeadlineExceeded, exception.Code);
    }

    [Fact]
    public async Task OnceItsProcessHasStartedACallThatFindsNobodyFailsAtOnce()
    {
        await using var hosts = new ProcessHosts(Environment(""" "default": -1 """));
        var front = await hosts.StartAsync("front");
        var ledger = front.Services.GetRequiredService<ILedgerClient>();

        var exception = await Assert.ThrowsAsync<ProblemException>(() => ledger.AddAsync(1, 2));

        Assert.Equal(ProblemCode.Unavailable, exception.Code);
        Assert.Equal("The service 'ledger' cannot be reached.", exception.Message);
    }

    private string Environment(string deadlines = "") =>
        $$"""
            {
              "type": "test",
              "keys": ["{{TestHost.Key}}"],
              "deadlines": { {{deadlines}} },
              "processes": {
                "front": {
                  "gateway": true, "services": ["*"], "url": "unix:{{_directory.FullName}}/front", "listen": "http://127.0.0.1:0",
                },
                "ledger": { "services": ["ledger"], "url": "unix:{{_directory.FullName}}/ledger" },
              },
            }
            """;

    private sealed class CallsAtStart
    {
        public int? Sum { get; private set; }

        public IHostedService Create(IServiceProvider services) =>
            new Service(this, services.GetRequiredService<ILedgerClient>());

        private sealed class Service(CallsAtStart owner, ILedgerClient ledger) : IHostedService
        {
            public async Task StartAsync(CancellationToken cancellationToken) =>
                owner.Sum = (await ledger.AddAsync(20, 22, cancellationToken)).Value;

            public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
        }
    }
}
