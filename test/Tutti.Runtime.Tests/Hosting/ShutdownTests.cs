using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Tutti.Runtime.Tests.App.Trouble;
using Tutti.Runtime.Tests.Fixtures;

namespace Tutti.Runtime.Tests.Hosting;

public sealed class ShutdownTests
{
    [Fact]
    public async Task RequestsInFlightFinishAndNewOnesAreRefused()
    {
        await using var host = await TestHost.StartAsync();
        using var waiting = new WaitingRequest();
        var running = host.Http.GetStringAsync(waiting.Target);
        using var idle = await RawHttp.ConnectAsync(host.Address);
        await waiting.EnteredAsync();

        var stopped = host.Gateway.StopAsync();
        await Wait.UntilAsync(() => IsRefused(host.Address));
        Assert.False(stopped.IsCompleted);
        waiting.LetGo();

        Assert.Equal("""{"text":"done"}""", await running);
        await stopped;
    }

    [Fact]
    public async Task ReadinessEndsAtOnceWhenTheStopBegins()
    {
        await using var host = await TestHost.StartAsync(
            Grouping.Together,
            builder => builder.Services.AddHostedService<SlowToStop>()
        );
        using var before = await host.Http.GetAsync("/readyz");
        Assert.Equal(HttpStatusCode.OK, before.StatusCode);
        Gate.Shared.Close("slow-to-stop");

        host.Gateway.Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();
        using var during = await host.Http.GetAsync("/readyz");
        using var alive = await host.Http.GetAsync("/healthz");
        Gate.Shared.Open("slow-to-stop");

        await ProblemBody.OfAsync(during, HttpStatusCode.ServiceUnavailable, "unavailable");
        Assert.Equal(HttpStatusCode.OK, alive.StatusCode);
    }

    private static bool IsRefused(Uri address)
    {
        try
        {
            using var client = new System.Net.Sockets.TcpClient(address.Host, address.Port);
            return false;
        }
        catch (System.Net.Sockets.SocketException)
        {
            return true;
        }
    }

    private sealed class SlowToStop : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Gate.Shared.WaitAsync("slow-to-stop");
    }
}
